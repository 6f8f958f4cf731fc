import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, path } from '../../api/client'
import type { Node, NodeDetail, Rows } from '../../api/types'
import { recent } from '../../live/recent'
import { asRows } from '../rows'

export const fleetNodes = (q?: string, site?: string) =>
  queryOptions({
    queryKey: ['nodes', 'fleet', { q: q || undefined, site }] as const,
    queryFn: async ({ signal }): Promise<Rows<Node>> => {
      const rows = await api.get<Rows<Node>>('/hypervisor/fleet/nodes', { signal, query: { q, site_id: site } })
      return { ...rows, items: recent.into('node', rows.items) }
    },
    placeholderData: keepPreviousData,
  })

export const clusterNodes = (controllerId: string) =>
  queryOptions({
    queryKey: ['nodes', controllerId] as const,
    queryFn: async ({ signal }) => asRows(recent.into('node', await api.get<Node[]>(path`/hypervisor/controllers/${controllerId}/nodes`, { signal }))),
  })

export const nodeDetail = (controllerId: string, name: string) =>
  queryOptions({
    queryKey: ['node', controllerId, { name }] as const,
    queryFn: ({ signal }) => api.get<NodeDetail>(path`/hypervisor/controllers/${controllerId}/nodes/${name}`, { signal }),
    staleTime: 2000,
  })
