import { queryOptions } from '@tanstack/react-query'
import { api, path } from '../../api/client'
import type { SavedView } from '../../api/pages'

/** A list's filter and order under a name, kept with the user. */
export interface ListView {
  id: string
  list: string
  name: string
  q?: string
  sort?: string
}

/** Others may keep other things there. */
export function viewOf({ id, value }: SavedView): ListView | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { list, name, q, sort } = value as Record<string, unknown>
  if (typeof list !== 'string' || typeof name !== 'string') return undefined
  return { id, list, name, q: typeof q === 'string' ? q : undefined, sort: typeof sort === 'string' ? sort : undefined }
}

export const views = () =>
  queryOptions({
    queryKey: ['views', 'user'] as const,
    queryFn: async ({ signal }) => (await api.get<SavedView[]>('/users/me/views', { signal })).map(viewOf).filter((view) => view !== undefined),
    staleTime: 5 * 60_000,
  })

/** Lower case letters, digits and dashes of the name; a list's view of the same name is replaced. */
export const viewId = (list: string, name: string) => `${list}-${name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'view'}`.slice(0, 60)

export const saveView = ({ id, ...view }: ListView) => api.put<SavedView>(path`/users/me/views/${id}`, view)

export const removeView = (id: string) => api.delete(path`/users/me/views/${id}`)
