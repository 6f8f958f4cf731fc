import { queryOptions } from '@tanstack/react-query'
import { api, path } from '../api/client'
import type { ClusterTask, FirewallRule, LogLine, RrdPoint } from '../api/pages'
import type { Guest } from '../api/types'

type Parameters = Record<string, string | number | boolean | undefined>

const FRESH_MS = 2000

/** What the cluster is asked for at this moment; `what` is the path below the controller. */
export const clusterRead = <T>(controller: string, what: string, query: Parameters = {}) =>
  queryOptions({
    queryKey: ['read', controller, { what, ...query }] as const,
    queryFn: ({ signal }) => api.get<T>(path`/hypervisor/controllers/${controller}` + what, { signal, query }),
    staleTime: FRESH_MS,
  })

export type GuestAt = Pick<Guest, 'controller_id' | 'node' | 'vm_type' | 'vmid'>

/** The server finds a guest wherever it runs now, so an old node in the path does no harm. */
export const guestRead = <T>(guest: GuestAt, what: string, query: Parameters = {}) =>
  clusterRead<T>(guest.controller_id, path`/nodes/${guest.node}/${guest.vm_type}/${guest.vmid}` + what, query)

export const nodeRead = <T>(controller: string, node: string, what: string, query: Parameters = {}) =>
  clusterRead<T>(controller, path`/nodes/${node}` + what, query)

const LOG_EVERY_MS = 2000
const LOG_LINES = 500

/** Events tell of tasks that start and end, and of each reading of the cluster: see `live/apply`. */
export const clusterTasks = (controller: string) => clusterRead<ClusterTask[]>(controller, '/tasks')

export const nodeTasks = (controller: string, node: string, query: Parameters) => nodeRead<ClusterTask[]>(controller, node, '/tasks', query)

/** The one thing asked for by the clock: a log that grows, for as long as it is looked at. */
export const taskLog = (controller: string, { node, upid, is_running }: Pick<ClusterTask, 'node' | 'upid' | 'is_running'>) => ({
  ...nodeRead<LogLine[]>(controller, node, path`/tasks/${upid}/log`, { tail: true, limit: LOG_LINES }),
  refetchInterval: is_running ? LOG_EVERY_MS : (false as const),
})

export const clusterRules = (controller: string) => clusterRead<FirewallRule[]>(controller, '/firewall/rules')

export const RANGES = ['hour', 'day', 'week', 'month', 'year'] as const
export type Range = (typeof RANGES)[number]

const RRD_FRESH_MS: Record<Range, number> = { hour: 60_000, day: 5 * 60_000, week: 30 * 60_000, month: 60 * 60_000, year: 6 * 60 * 60_000 }

/** Points come once a minute at most; once so old, a chart on screen is asked for again with the next reading of the cluster. */
export const rrd = (controller: string, of: string, range: Range) => ({
  ...clusterRead<RrdPoint[]>(controller, `${of}/rrd`, { timeframe: range }),
  staleTime: RRD_FRESH_MS[range],
})

export const guestPath = ({ node, vm_type, vmid }: GuestAt) => path`/nodes/${node}/${vm_type}/${vmid}`
export const nodePath = (node: string) => path`/nodes/${node}`
