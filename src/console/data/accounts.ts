// A person's chat accounts.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import type { Out } from './shapes.ts'

export type ChatAccount = Out<'GET /api/me/accounts'>['accounts'][number]

export const useAccounts = () =>
  useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => call('GET /api/me/accounts', { signal }),
    // Somebody who has just sent the code looks here.
    refetchInterval: 5_000,
  })

export const useTakeCode = () => useMutation({ mutationFn: () => call('POST /api/me/accounts/code') })

export function useUnlink() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ platform, workspace, user }: ChatAccount) =>
      call('POST /api/me/accounts/unlink', { body: { platform, workspace, user } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  })
}
