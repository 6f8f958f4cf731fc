import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client'
import type { Role } from '../../api/types'
import { ROLES } from './roles'

interface Described {
  summary?: string
  tags?: string[]
  'x-lowest-role'?: string
}

interface Document {
  paths: Record<string, Record<string, Described>>
}

export interface Allowed {
  key: string
  part: string
  what: string
  write: boolean
}

/** What each role adds, from the API's own description, so that nothing is said that isn't enforced. */
export function addedByRole({ paths }: Document): Record<Role, Allowed[]> {
  const added = Object.fromEntries(ROLES.map((role) => [role, [] as Allowed[]])) as Record<Role, Allowed[]>
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { summary, tags, 'x-lowest-role': lowest }] of Object.entries(methods)) {
      const list = added[lowest as Role]
      if (list) list.push({ key: `${method} ${path}`, part: tags?.[0] ?? '', what: summary ?? path, write: method !== 'get' })
    }
  }
  for (const list of Object.values(added)) list.sort((a, b) => a.part.localeCompare(b.part) || a.what.localeCompare(b.what))
  return added
}

export const rolesOfApi = () =>
  queryOptions({ queryKey: ['roles', 'api'] as const, queryFn: async ({ signal }) => addedByRole(await api.get<Document>('/openapi.json', { signal })), staleTime: Infinity })
