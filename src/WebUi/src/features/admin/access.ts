import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ApiKey, AuditEntries, AuditState, NewKey, User } from '../../api/admin'
import { api, path, url } from '../../api/client'
import type { Role, Site } from '../../api/types'

export const userList = () => queryOptions({ queryKey: ['users', 'organization'] as const, queryFn: ({ signal }) => api.get<User[]>('/users', { signal }), staleTime: 0 })

export interface UserChange {
  username?: string
  display_name?: string
  email?: string
  role?: Role
  password?: string
  disabled?: boolean
}

export const addUser = (user: UserChange & { sites: string[] }) => api.post<User>('/users', user)

/** Where a user may go is a thing of its own in the API, so it is said only when it is another than before. */
export async function updateUser(id: string, change: UserChange, sites?: string[]) {
  const saved = Object.keys(change).length > 0 ? await api.patch<User>(path`/users/${id}`, change) : undefined
  return sites ? api.put<User>(path`/users/${id}/site-access`, { sites }) : saved
}

export const removeUser = (id: string) => api.delete(path`/users/${id}`)

export const keyList = () => queryOptions({ queryKey: ['apiKeys', 'mine'] as const, queryFn: ({ signal }) => api.get<ApiKey[]>('/api-keys', { signal }), staleTime: 0 })

export const addKey = (key: { name: string; role: Role; expires_at?: string }) => api.post<NewKey>('/api-keys', key)

export const removeKey = (id: string) => api.delete(path`/api-keys/${id}`)

export const addSite = (site: { name: string; description?: string }) => api.post<Site>('/sites', site)

export const updateSite = (id: string, site: { name: string; description: string }) => api.patch<Site>(path`/sites/${id}`, site)

export const removeSite = (id: string) => api.delete(path`/sites/${id}`)

export interface AuditSearch {
  actor?: string
  action?: string
  /** Days, as in an input of type date. */
  since?: string
  until?: string
}

const filterOf = ({ actor, action, since, until }: AuditSearch) => ({ actor, action, since: since && `${since}T00:00:00Z`, until: until && `${until}T23:59:59Z` })

export const auditLog = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', search] as const,
    queryFn: ({ pageParam, signal }) => api.get<AuditEntries>('/audit', { signal, query: { ...filterOf(search), cursor: pageParam, limit: 100 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: 0,
  })

export const verifyAudit = () => api.get<AuditState>('/audit/verify')

export const auditExport = (search: AuditSearch, format: 'csv' | 'ndjson') => url('/audit/export', { ...filterOf(search), format })
