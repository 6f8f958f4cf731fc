import { queryOptions } from '@tanstack/react-query'
import { api, path } from '../../api/client'
import type { ClusterDashboard, FleetDashboard, Site } from '../../api/types'

/** An answer that was on its way while an event brought a newer one doesn't overwrite it. */
function newest(old: unknown, next: unknown): unknown {
  const [before, after] = [old, next] as [ClusterDashboard | undefined, ClusterDashboard]
  if (!before || before.controller_id !== after.controller_id || after.version >= before.version) return after
  return before
}

export const fleetDashboard = (site?: string) =>
  queryOptions({
    queryKey: ['dashboard', 'fleet', { site }] as const,
    queryFn: ({ signal }) => api.get<FleetDashboard>('/hypervisor/fleet/dashboard', { signal, query: { site_id: site } }),
    structuralSharing: (old, next) => {
      const known = new Map((old as FleetDashboard | undefined)?.clusters.map((each) => [each.controller_id, each]))
      const fleet = next as FleetDashboard
      return { ...fleet, clusters: fleet.clusters.map((each) => newest(known.get(each.controller_id), each)) }
    },
  })

export const clusterDashboard = (controllerId: string) =>
  queryOptions({
    queryKey: ['dashboard', controllerId] as const,
    queryFn: ({ signal }) => api.get<ClusterDashboard>(path`/hypervisor/controllers/${controllerId}/dashboard`, { signal }),
    structuralSharing: newest,
  })

export const siteList = () =>
  queryOptions({
    queryKey: ['sites', 'organization'] as const,
    queryFn: async ({ signal }) => {
      const answer = await api.get<Site[] | { items: Site[] }>('/sites', { signal })
      return Array.isArray(answer) ? answer : answer.items
    },
    staleTime: 60_000,
  })
