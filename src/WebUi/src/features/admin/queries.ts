import { queryOptions } from '@tanstack/react-query'
import { api, path } from '../../api/client'
import type { ConnectionReport, Controller, ControllerRegistration, ControllerUpdate, Page, Settings } from '../../api/types'

/** The most that the API gives at once. */
const PER_PAGE = 100

async function allControllers(signal: AbortSignal): Promise<Page<Controller>> {
  const first = await api.get<Page<Controller>>('/controllers', { signal, query: { page: 1, per_page: PER_PAGE } })
  const items = [...first.items]
  for (let page = 2; items.length < first.total && page <= Math.ceil(first.total / PER_PAGE); page++) {
    items.push(...(await api.get<Page<Controller>>('/controllers', { signal, query: { page, per_page: PER_PAGE } })).items)
  }
  return { ...first, items }
}

export const controllerList = () =>
  queryOptions({
    queryKey: ['controllers', 'organization'] as const,
    queryFn: ({ signal }) => allControllers(signal),
  })

export const controller = (id: string) =>
  queryOptions({
    queryKey: ['controller', id] as const,
    queryFn: ({ signal }) => api.get<Controller>(path`/controllers/${id}`, { signal }),
    staleTime: 0,
  })

export const settings = (organization: string) =>
  queryOptions({
    queryKey: ['settings', organization] as const,
    queryFn: ({ signal }) => api.get<Settings>(path`/modules/org/${organization}/hypervisor/settings`, { signal }),
    staleTime: 0,
  })

export const saveSettings = (organization: string, change: Partial<Settings>) => api.put<Settings>(path`/modules/org/${organization}/hypervisor/settings`, change)

export const testConnection = (registration: ControllerRegistration) => api.post<ConnectionReport>('/controllers/test-connection', registration)

export const testController = (id: string) => api.post<ConnectionReport>(path`/controllers/${id}/test`)

export const register = (registration: ControllerRegistration) => api.post<Controller>('/controllers', registration)

export const update = (id: string, change: ControllerUpdate) => api.patch<Controller>(path`/controllers/${id}`, change)

export const remove = (id: string) => api.delete(path`/controllers/${id}`)
