// What the insight screens ask the server, and what becomes stale after a judgement.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import type { In, Out } from './shapes.ts'

export type FindingView = Out<'GET /api/insight/findings?state=&kind=&person=&before=&order='>['items'][number]
export type FindingDetail = Out<'GET /api/insight/findings/:id'>
export type FindingState = FindingView['state']
export type FindingKind = FindingView['kind']
export type DigestView = Out<'GET /api/insight/digest?period='>
export type MapView = Out<'GET /api/insight/map/:process?days='>
export type MapNode = MapView['nodes'][number]
export type Summary = Out<'GET /api/insight'>
export type Forecast = NonNullable<Out<'GET /api/requests/:id/forecast'>>
export type Rhythm = In<'PATCH /api/insight/rhythm'>['rhythm']
export type Soonest = Out<'GET /api/insight/soonest/:process'>[number]
export type InsightSettings = Out<'GET /api/insight/settings'>

export const useInsight = () =>
  useQuery({ queryKey: ['insight', 'summary'], queryFn: ({ signal }) => call('GET /api/insight', { signal }) })

export interface FindingsFilter {
  state?: string
  kind?: string
  order?: string
}

export const useFindings = (filter: FindingsFilter) =>
  useInfiniteQuery({
    queryKey: ['insight', 'findings', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/insight/findings?state=&kind=&person=&before=&order=', {
        query: { ...filter, before: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.more ? page.items.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
  })

export const useFinding = (id: string) =>
  useQuery({
    queryKey: ['insight', 'finding', id],
    queryFn: ({ signal }) => call('GET /api/insight/findings/:id', { params: { id }, signal }),
  })

export function useActOn(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: In<'POST /api/insight/findings/:id'>) =>
      call('POST /api/insight/findings/:id', { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['insight'] }),
  })
}

export const useDigest = (period: 'day' | 'week') =>
  useQuery({
    queryKey: ['insight', 'digest', period],
    queryFn: ({ signal }) => call('GET /api/insight/digest?period=', { query: { period }, signal }),
    placeholderData: keepPreviousData,
  })

export function useSetRhythm() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rhythm: Rhythm) => call('PATCH /api/insight/rhythm', { body: { rhythm } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['insight', 'summary'] }),
  })
}

export const useMap = (process: string, days: number) =>
  useQuery({
    queryKey: ['insight', 'map', process, days],
    queryFn: ({ signal }) =>
      call('GET /api/insight/map/:process?days=', { params: { process }, query: { days: String(days) }, signal }),
    placeholderData: keepPreviousData,
  })

export const useLooks = () =>
  useQuery({ queryKey: ['insight', 'looks'], queryFn: ({ signal }) => call('GET /api/insight/accesses', { signal }) })

export const useFairness = () =>
  useQuery({
    queryKey: ['insight', 'fairness'],
    queryFn: ({ signal }) => call('GET /api/insight/fairness', { signal }),
  })

export const useInsightSettings = () =>
  useQuery({
    queryKey: ['insight', 'settings'],
    queryFn: ({ signal }) => call('GET /api/insight/settings', { signal }),
  })

export function useKeepSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: InsightSettings) => call('PATCH /api/insight/settings', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['insight', 'settings'] }),
  })
}

export const useForecast = (request: string, wanted: boolean) =>
  useQuery({
    queryKey: ['insight', 'forecast', request],
    queryFn: ({ signal }) => call('GET /api/requests/:id/forecast', { params: { id: request }, signal }),
    enabled: wanted,
    staleTime: 60_000,
  })

export const findingPath = (id: string): string => `/insight/findings/${encodeURIComponent(id)}`
