import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, path } from '../../api/client'
import type { Rows, StoragePool } from '../../api/types'
import { recent } from '../../live/recent'
import { asRows } from '../rows'

export const fleetStorage = (q?: string, site?: string) =>
  queryOptions({
    queryKey: ['storage', 'fleet', { q: q || undefined, site }] as const,
    queryFn: async ({ signal }): Promise<Rows<StoragePool>> => {
      const rows = await api.get<Rows<StoragePool>>('/hypervisor/fleet/storage', { signal, query: { q, site_id: site } })
      return { ...rows, items: recent.into('storage', rows.items) }
    },
    placeholderData: keepPreviousData,
  })

export const clusterStorage = (controllerId: string) =>
  queryOptions({
    queryKey: ['storage', controllerId] as const,
    queryFn: async ({ signal }) => asRows(recent.into('storage', await api.get<StoragePool[]>(path`/hypervisor/controllers/${controllerId}/storage`, { signal }))),
  })
