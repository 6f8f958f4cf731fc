import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Alert, AlertKind, AlertPage, AlertSeverity } from '../../api/alerts'
import { api, path } from '../../api/client'

const PER_PAGE = 100

export interface AlertFilter {
  history?: boolean
  muted?: boolean
  q?: string
  kind?: AlertKind
  severity?: AlertSeverity
  cluster?: string
}

export const alertList = ({ history, muted, q, kind, severity, cluster }: AlertFilter) =>
  infiniteQueryOptions({
    queryKey: ['alerts', 'list', { history, muted, q, kind, severity, cluster }] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<AlertPage>(history ? '/hypervisor/alerts/history' : '/hypervisor/alerts', { signal, query: { muted, q, kind, severity, controller_id: cluster, offset: pageParam, limit: PER_PAGE } }),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.offset + page.items.length < page.total ? page.offset + page.items.length : undefined),
    staleTime: 0,
  })

/** For the badge: the list itself isn't needed. */
export const alertCounts = () =>
  queryOptions({
    queryKey: ['alerts', 'counts'] as const,
    queryFn: async ({ signal }) => (await api.get<AlertPage>('/hypervisor/alerts', { signal, query: { limit: 1 } })).counts,
    staleTime: 60_000,
  })

export const acknowledge = (id: string) => api.post<Alert>(path`/hypervisor/alerts/${id}/acknowledge`, {})

export const mute = (id: string, until: string, reason: string) => api.post<Alert>(path`/hypervisor/alerts/${id}/mute`, { until, reason: reason || null })

export const unmute = (id: string) => api.delete<Alert>(path`/hypervisor/alerts/${id}/mute`)
