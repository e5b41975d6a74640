// What the knowledge screens ask the server, and what becomes stale after a change.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import type { In, Out } from './shapes.ts'

export type DocumentView = Out<'GET /api/knowledge'>['documents'][number]
export type SearchHit = Out<'GET /api/knowledge/search?q='>['hits'][number]
export type AnswerView = Out<'POST /api/knowledge/test'>
export type Passage = Out<'GET /api/knowledge/documents/:id'>['passages'][number]
export type Gap = Out<'GET /api/knowledge/gaps'>[number]
export type Verified = Out<'GET /api/knowledge/verified'>[number]
export type Teaching = In<'POST /api/knowledge/verified'>
export type DocumentChange = In<'PATCH /api/knowledge/documents/:id'>

export const useKnowledge = () =>
  useQuery({ queryKey: ['knowledge'], queryFn: ({ signal }) => call('GET /api/knowledge', { signal }) })

export const useSearch = (q: string) =>
  useQuery({
    queryKey: ['knowledge', 'search', q],
    queryFn: ({ signal }) => call('GET /api/knowledge/search?q=', { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })

export const useDocument = (id: string) =>
  useQuery({
    queryKey: ['knowledge', 'document', id],
    queryFn: ({ signal }) => call('GET /api/knowledge/documents/:id', { params: { id }, signal }),
  })

export const useSources = () =>
  useQuery({
    queryKey: ['knowledge', 'sources'],
    queryFn: ({ signal }) => call('GET /api/knowledge/sources', { signal }),
    // While one is being read, what it brings is watched.
    refetchInterval: ({ state }) => (state.data?.sources.some((s) => s.state === 'reading') ? 2000 : 30_000),
  })

type NewSource = In<'POST /api/knowledge/sources'>
export type SourceRow = Out<'GET /api/knowledge/sources'>['sources'][number]
export type WikiVendor = Out<'GET /api/knowledge/sources'>['may']['wikis'][number]

export function useAddSource() {
  const refresh = useRefreshKnowledge()
  return useMutation({
    mutationFn: (body: NewSource) => call('POST /api/knowledge/sources', { body }),
    onSuccess: refresh,
  })
}

export function useRunSource(id: string) {
  const refresh = useRefreshKnowledge()
  return useMutation({
    mutationFn: () => call('POST /api/knowledge/sources/:id/run', { params: { id } }),
    onSuccess: refresh,
  })
}

export function useRemoveSource(id: string) {
  const refresh = useRefreshKnowledge()
  return useMutation({
    mutationFn: () => call('DELETE /api/knowledge/sources/:id', { params: { id } }),
    onSuccess: refresh,
  })
}

export const useGaps = () =>
  useQuery({ queryKey: ['knowledge', 'gaps'], queryFn: ({ signal }) => call('GET /api/knowledge/gaps', { signal }) })

export const useVerified = () =>
  useQuery({
    queryKey: ['knowledge', 'verified'],
    queryFn: ({ signal }) => call('GET /api/knowledge/verified', { signal }),
  })

/** Everything here hangs together: who may read what shows on every screen. */
export function useRefreshKnowledge() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['knowledge'] })
}

export function useChangeDocument(id: string) {
  const refresh = useRefreshKnowledge()
  return useMutation({
    mutationFn: (body: DocumentChange) => call('PATCH /api/knowledge/documents/:id', { params: { id }, body }),
    onSuccess: refresh,
  })
}

export function useRemoveDocument(id: string) {
  const refresh = useRefreshKnowledge()
  return useMutation({
    mutationFn: () => call('DELETE /api/knowledge/documents/:id', { params: { id } }),
    onSuccess: refresh,
  })
}

export function useTeach(id: string | undefined) {
  const refresh = useRefreshKnowledge()
  return useMutation({
    mutationFn: (body: Teaching) =>
      id === undefined
        ? call('POST /api/knowledge/verified', { body })
        : call('PATCH /api/knowledge/verified/:id', { params: { id }, body }),
    onSuccess: refresh,
  })
}

export function useUnteach() {
  const refresh = useRefreshKnowledge()
  return useMutation({
    mutationFn: (id: string) => call('DELETE /api/knowledge/verified/:id', { params: { id } }),
    onSuccess: refresh,
  })
}

export const useTestAs = () =>
  useMutation({ mutationFn: (body: In<'POST /api/knowledge/test'>) => call('POST /api/knowledge/test', { body }) })

export const documentPath = (id: string, place?: string): string =>
  `/knowledge/${encodeURIComponent(id)}${place ? `#${encodeURIComponent(place)}` : ''}`
