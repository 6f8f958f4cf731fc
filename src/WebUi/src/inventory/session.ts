import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, send } from '../api/client'
import { session } from '../api/session'
import type { Me, Role, SignInMethods } from '../api/types'

const RANK: Record<Role, number> = { guest: 0, viewer: 10, operator: 20, site_admin: 40, org_admin: 60, admin: 80, super_admin: 100 }

export const me = () =>
  queryOptions({
    queryKey: ['me', 'session'] as const,
    queryFn: ({ signal }) => api.get<Me>('/auth/me', { signal, onUnauthenticated: 'throw' }),
    staleTime: 5 * 60_000,
  })

export const methods = () =>
  queryOptions({
    queryKey: ['sign-in', 'methods'] as const,
    queryFn: ({ signal }) => api.get<SignInMethods>('/auth/methods', { signal, onUnauthenticated: 'throw' }),
    staleTime: Infinity,
  })

export interface Credentials {
  username: string
  password: string
  remember: boolean
}

export const signIn = (credentials: Credentials) => api.post('/auth/login', { ...credentials, cookie: true }, { onUnauthenticated: 'throw' })

export const signOut = () => api.post('/auth/logout', {}, { onUnauthenticated: 'throw' })

session.refreshBy(async () => (await send('POST', '/auth/refresh', { body: {} }).catch(() => null))?.ok === true)

/** Decides only what is shown; the server decides what is done. */
export const atLeast = (user: Me | undefined, role: Role) => user !== undefined && RANK[user.role] >= RANK[role]

export function useAtLeast(role: Role) {
  return atLeast(useQuery(me()).data, role)
}
