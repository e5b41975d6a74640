// What the administrators' screens ask the server.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import { useMe } from './session.ts'
import type { Out } from './shapes.ts'

export type AdminProcess = Out<'GET /api/admin/processes'>[number]
export type Published = Out<'POST /api/admin/processes'>
export type LessonView = Out<'GET /api/admin/lessons?state=&process=&q=&before='>['items'][number]
export type LessonState = LessonView['state']

export const useIsAdmin = (): boolean => useMe().roles.includes('admin')

export const useAdminProcesses = () =>
  useQuery({
    queryKey: ['admin', 'processes'],
    queryFn: ({ signal }) => call('GET /api/admin/processes', { signal }),
  })

export function usePublish() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (text: string) => call('POST /api/admin/processes', { body: { text } }),
    onSuccess: (done) =>
      'problems' in done
        ? undefined
        : Promise.all(
            [['admin', 'processes'], ['processes']].map((queryKey) => client.invalidateQueries({ queryKey })),
          ),
  })
}

export interface LessonFilter {
  state?: LessonState
  process?: string
  q?: string
}

export const useLessons = (filter: LessonFilter) =>
  useInfiniteQuery({
    queryKey: ['admin', 'lessons', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/admin/lessons?state=&process=&q=&before=', { query: { ...filter, before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.more ? page.items.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
  })

const useLessonChange = <T>(mutationFn: (what: T) => Promise<unknown>) => {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['admin', 'lessons'] }) })
}

export const useRemoveLesson = () =>
  useLessonChange((id: string) => call('DELETE /api/admin/lessons/:id', { params: { id } }))

/** `worse`: how many sentences were shown that will suffer. */
export const useReleaseLesson = () =>
  useLessonChange(({ id, worse }: { id: string; worse: number }) =>
    call('POST /api/admin/lessons/:id/release', { params: { id }, body: { worse } }),
  )

export const useHoldLesson = () =>
  useLessonChange((id: string) => call('DELETE /api/admin/lessons/:id/release', { params: { id } }))
