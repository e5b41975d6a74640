// What screens ask the server, each question once: keys, loading and what becomes stale after a change.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import { useLiveState } from './live.ts'
import type { RequestCommand } from './shapes.ts'

/** While live updates are down, screens look by themselves. */
const usePoll = () => (useLiveState().connected ? false : 15_000)

export function useChat() {
  const { connected } = useLiveState()
  return useInfiniteQuery({
    queryKey: ['chat'],
    queryFn: ({ pageParam, signal }) => call('GET /api/chat?before=', { query: { before: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.more ? Math.min(...page.messages.map((m) => m.seq)) : undefined),
    staleTime: 5_000,
    refetchInterval: (query) => (query.state.data?.pages[0]?.thinking ? 3_000 : connected ? false : 10_000),
  })
}

export function useCounts() {
  const poll = usePoll()
  return useQuery({
    queryKey: ['counts'],
    queryFn: ({ signal }) => call('GET /api/counts', { signal }),
    refetchInterval: poll,
  })
}

export const useProcesses = () =>
  useQuery({
    queryKey: ['processes'],
    queryFn: ({ signal }) => call('GET /api/processes', { signal }),
    staleTime: 300_000,
  })

export const useDepartments = (wanted = true) =>
  useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => call('GET /api/departments', { signal }),
    staleTime: 300_000,
    enabled: wanted,
  })

export const usePeople = (q: string, wanted = true) =>
  useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => call('GET /api/people?q=', { query: { q }, signal }),
    staleTime: 60_000,
    enabled: wanted,
    placeholderData: keepPreviousData,
  })

export function useTasks() {
  const poll = usePoll()
  return useQuery({
    queryKey: ['tasks'],
    queryFn: ({ signal }) => call('GET /api/tasks', { signal }),
    refetchInterval: poll,
  })
}

export interface Filter {
  scope: 'mine' | 'involved'
  status?: string
  process?: string
  q?: string
}

export const useRequests = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['requests', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/requests?scope=mine|involved&status=&process=&q=&before=', {
        query: { ...filter, before: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.more ? page.items.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
  })

export function useRequest(id: string | undefined) {
  const poll = usePoll()
  return useQuery({
    queryKey: ['request', id],
    queryFn: ({ signal }) => call('GET /api/requests/:id', { params: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
    refetchInterval: poll,
  })
}

/** One key for one intention: the caller keeps it until the intention has an answer. */
export function useCommand(request: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, command, revision }: { key: string; command: RequestCommand; revision?: number }) =>
      call('POST /api/requests/:id/commands', {
        params: { id: request },
        body: { key, command, ...(revision === undefined ? {} : { revision }) },
      }),
    // A refusal or a conflict also means that what is on screen is old.
    onSettled: () =>
      Promise.all(
        [['request', request], ['requests'], ['tasks'], ['counts']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
