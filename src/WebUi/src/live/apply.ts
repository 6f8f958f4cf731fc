import { notifyManager, type QueryClient } from '@tanstack/react-query'
import { isOpen, type Change } from '../api/changes'
import type { ClusterTask } from '../api/pages'
import type { ClusterDashboard, Controller, FleetDashboard, Guest, GuestDetail, InventoryEvent, Node, NodeDetail, Page, RowChanges, Rows, StoragePool } from '../api/types'
import { applyToGuests, NO_DRIFT, type GuestFilter, type GuestList } from '../inventory/guests/drift'
import { applyChange, forgetChanges } from './changes'
import { recent } from './recent'
import type { ServerEvent } from './sse'

interface TaskEvent {
  controller_id: string
  tasks: Pick<ClusterTask, 'id' | 'is_running'>[]
}

const KEPT_SAMPLES = 120
/** What a guest's timeline tells changes of. */
const TOLD = ['name', 'node', 'status', 'cpu_cores', 'memory_bytes', 'disk_bytes', 'tags', 'pool', 'ha_state', 'lock', 'template'] as const satisfies (keyof Guest)[]
const LOGS = /^\/cluster\/log$|\/syslog$/

const sum = (clusters: ClusterDashboard[], field: keyof ClusterDashboard) => clusters.reduce((total, cluster) => total + Number(cluster[field]), 0)
const share = (used: number, total: number) => (total > 0 ? Math.round((used / total) * 10_000) / 100 : 0)

/** The fleet with these clusters, its totals counted anew. */
export function withClusters(fleet: FleetDashboard, clusters: ClusterDashboard[]): FleetDashboard {
  const read = clusters.map((cluster) => cluster.as_of).filter((time) => time !== null).sort()
  const total = {
    total_nodes: sum(clusters, 'total_nodes'),
    online_nodes: sum(clusters, 'online_nodes'),
    total_vms: sum(clusters, 'total_vms'),
    running_vms: sum(clusters, 'running_vms'),
    total_containers: sum(clusters, 'total_containers'),
    running_containers: sum(clusters, 'running_containers'),
    total_cpu_cores: sum(clusters, 'total_cpu_cores'),
    used_cpu_cores: sum(clusters, 'used_cpu_cores'),
    total_memory_bytes: sum(clusters, 'total_memory_bytes'),
    used_memory_bytes: sum(clusters, 'used_memory_bytes'),
    total_storage_bytes: sum(clusters, 'total_storage_bytes'),
    used_storage_bytes: sum(clusters, 'used_storage_bytes'),
    ha_active: sum(clusters, 'ha_active'),
    running_tasks: sum(clusters, 'running_tasks'),
  }
  return {
    ...fleet,
    ...total,
    clusters,
    total_clusters: clusters.length,
    online_clusters: clusters.filter((cluster) => cluster.status === 'online').length,
    as_of: read[0] ?? null,
    stale: clusters.some((cluster) => cluster.stale),
    cpu_usage_percent: share(total.used_cpu_cores, total.total_cpu_cores),
    memory_usage_percent: share(total.used_memory_bytes, total.total_memory_bytes),
    storage_usage_percent: share(total.used_storage_bytes, total.total_storage_bytes),
  }
}

export function applyCluster(fleet: FleetDashboard, cluster: ClusterDashboard, site?: string): FleetDashboard {
  const others = fleet.clusters.filter((each) => each.controller_id !== cluster.controller_id)
  if (site && cluster.site_id !== site) return others.length === fleet.clusters.length ? fleet : withClusters(fleet, others)
  const known = others.length < fleet.clusters.length
  const clusters = known
    ? fleet.clusters.map((each) => (each.controller_id === cluster.controller_id ? cluster : each))
    : [...others, cluster].sort((a, b) => a.controller_name.localeCompare(b.controller_name))
  return withClusters(fleet, clusters)
}

/** Rows after the changes; the same array when none is its business. Rows that didn't change stay the same objects. */
export function applyToRows<T extends { id: string; as_of: string; stale: boolean }>(rows: T[], changes: RowChanges<T> | undefined, asOf: string, belongs: (row: T) => boolean = () => true): T[] {
  const { changed = [], removed = [], added = [] } = changes ?? {}
  const byId = new Map<string, Partial<T>>([...changed, ...added].map((row) => [row.id, row]))
  const gone = new Set(removed)
  const here = new Set(rows.map((row) => row.id))
  const news = added.filter((row) => !here.has(row.id) && belongs(row))
  if (news.length === 0 && !rows.some((row) => byId.has(row.id) || gone.has(row.id))) return rows
  const kept = rows.filter((row) => !gone.has(row.id)).map((row) => (byId.has(row.id) ? { ...row, as_of: asOf, ...byId.get(row.id) } : row))
  return [...kept, ...news]
}

function applyToNode(detail: NodeDetail, event: InventoryEvent): NodeDetail {
  const [node] = applyToRows([detail.node], { ...event.nodes, added: [] }, event.as_of)
  if (!node || node === detail.node) return detail
  const sample = { at: event.as_of, cpu: node.cpu_usage, memory: node.memory_percent / 100 }
  return { ...detail, node, samples: node.status === 'online' ? [...detail.samples, sample].slice(-KEPT_SAMPLES) : detail.samples }
}

function mark<T extends { controller_id: string; stale: boolean }>(rows: T[], controllerId: string, stale: boolean): T[] {
  return rows.some((row) => row.controller_id === controllerId && row.stale !== stale)
    ? rows.map((row) => (row.controller_id === controllerId && row.stale !== stale ? { ...row, stale } : row))
    : rows
}

type Key = readonly [kind: string, scope: string, params?: Record<string, string | undefined>]

function patch<T>(client: QueryClient, kind: string, change: (data: T, key: Key) => T) {
  for (const query of client.getQueryCache().findAll({ queryKey: [kind] })) {
    const data = query.state.data as T | undefined
    if (data === undefined) continue
    const next = change(data, query.queryKey as unknown as Key)
    if (next !== data) client.setQueryData(query.queryKey, next)
  }
}

const withItems = <T extends { items: unknown[] }>(page: T, items: T['items']): T => (items === page.items ? page : { ...page, items })

const inScope = (key: Key) => (row: { controller_id: string; site_id: string | null }) =>
  (key[1] === 'fleet' || key[1] === row.controller_id) && (!key[2]?.site || key[2].site === row.site_id) && !key[2]?.q

/** Events into the query cache. Keeps the versions it has seen, to drop what is old and notice what was missed. */
export class EventApplier {
  private readonly held = new Map<string, number>()

  constructor(private readonly client: QueryClient) {}

  readonly apply = (events: ServerEvent[]) => {
    notifyManager.batch(() => {
      for (const { event, data } of events) {
        if (event === 'inventory') this.inventory(JSON.parse(data) as InventoryEvent)
        else if (event === 'controller') this.cluster(JSON.parse(data) as ClusterDashboard)
        else if (event === 'task') this.task(JSON.parse(data) as TaskEvent)
        else if (event === 'change') this.change(JSON.parse(data) as Change)
        else if (event === 'alert') for (const key of ['alerts', 'webhooks']) void this.client.invalidateQueries({ queryKey: [key] })
        else if (event === 'controller.removed') this.removed((JSON.parse(data) as { controller_id: string }).controller_id)
      }
    })
  }

  readonly reset = () => {
    this.held.clear()
    recent.clear()
    forgetChanges(this.client)
    for (const kind of ['dashboard', 'nodes', 'node', 'storage', 'guest', 'timeline', 'read', 'controllers', 'alerts']) void this.client.invalidateQueries({ queryKey: [kind] })
    patch<GuestList>(this.client, 'guests', outdated)
  }

  private change(change: Change) {
    applyChange(this.client, change)
    // What was done shows in what is asked live: snapshots, services, volumes, rules.
    if (isOpen(change)) this.tasks(change.controller_id)
    else void this.client.invalidateQueries({ queryKey: ['read', change.controller_id] })
  }

  private task({ controller_id: id, tasks }: TaskEvent) {
    this.tasks(id)
    const ended = new Set(tasks.filter((task) => !task.is_running).map((task) => task.id))
    if (ended.size === 0) return
    void this.client.invalidateQueries({ queryKey: ['timeline', id], predicate: ({ queryKey }) => ended.has((queryKey[2] as { id: string }).id.split('/')[1]!) })
  }

  /** A task that starts or ends is in the lists of tasks, and in the cluster's log. */
  private tasks(id: string) {
    this.ask(id, (what) => what.endsWith('/tasks') || LOGS.test(what))
  }

  /** What is on screen of a cluster's answers is asked again, the rest when it is next looked at. */
  private ask(id: string, concerns: (what: string, isStale: boolean) => boolean) {
    void this.client.invalidateQueries({
      predicate: (query) => {
        const [kind, scope, of] = query.queryKey
        return kind === 'read' && scope === id && concerns((of as { what: string }).what, query.isStale())
      },
    })
  }

  private inventory(event: InventoryEvent) {
    const { client } = this
    const id = event.controller_id
    const held = this.held.get(id)
    if (held !== undefined && event.version <= held) return
    if (held !== undefined && event.previous_version !== held) this.missed(id)
    this.held.set(id, event.version)
    recent.add(event)
    patch<GuestList>(client, 'guests', (list, key) =>
      key[1] === 'fleet' || key[1] === id ? applyToGuests(list, event, { ...(key[2] as GuestFilter), controller: key[1] === 'fleet' ? undefined : key[1] }) : list)
    patch<Rows<Node>>(client, 'nodes', (rows, key) => withItems(rows, applyToRows(rows.items, event.nodes, event.as_of, inScope(key))))
    patch<Rows<StoragePool>>(client, 'storage', (rows, key) => withItems(rows, applyToRows(rows.items, event.storages, event.as_of, inScope(key))))
    patch<NodeDetail>(client, 'node', (detail) => applyToNode(detail, event))
    patch<GuestDetail>(client, 'guest', (detail) => {
      const [guest] = applyToRows([detail.guest], { changed: event.guests?.changed }, event.as_of)
      return guest && guest !== detail.guest ? { ...detail, guest } : detail
    })
    for (const change of event.guests?.changed ?? []) {
      if (TOLD.some((field) => field in change)) void client.invalidateQueries({ queryKey: ['timeline', id, { id: change.id }] })
      if (!('status' in change || 'node' in change || 'lock' in change)) continue
      void client.invalidateQueries({ queryKey: ['guest', id, { id: change.id }] })
      // A lock that comes or goes is a task at work: what was asked of this guest may be otherwise now.
      const below = `/${change.id.split('/')[1]}/`
      this.ask(id, (what) => what.includes(below) && !what.endsWith('/rrd'))
    }
  }

  private cluster(cluster: ClusterDashboard) {
    const { client } = this
    const id = cluster.controller_id
    patch<FleetDashboard | ClusterDashboard>(client, 'dashboard', (data, key) => {
      if ('clusters' in data) return applyCluster(data, cluster, key[2]?.site)
      return data.controller_id === id ? cluster : data
    })
    // Each reading of the cluster is told; what it says that no event is about is asked for again then.
    this.ask(id, (what, isStale) => LOGS.test(what) || what.startsWith('/ha/') || what === '/cluster/replication' || (what.endsWith('/rrd') && isStale))
    patch<GuestList>(client, 'guests', (page) => withItems(page, mark(page.items, id, cluster.stale)))
    patch<Rows<Node>>(client, 'nodes', (page) => withItems(page, mark(page.items, id, cluster.stale)))
    patch<Rows<StoragePool>>(client, 'storage', (page) => withItems(page, mark(page.items, id, cluster.stale)))
    patch<Page<Controller>>(client, 'controllers', (page) => {
      if (!page.items.some((each) => each.id === id)) {
        void client.invalidateQueries({ queryKey: ['controllers'] })
        return page
      }
      return { ...page, items: page.items.map((each) => (each.id === id ? withState(each, cluster) : each)) }
    })
  }

  private removed(id: string) {
    const { client } = this
    this.held.delete(id)
    patch<FleetDashboard | ClusterDashboard>(client, 'dashboard', (data) =>
      'clusters' in data ? withClusters(data, data.clusters.filter((each) => each.controller_id !== id)) : data)
    patch<Page<Controller>>(client, 'controllers', (page) => withItems(page, page.items.filter((each) => each.id !== id)))
    patch<Rows<Node>>(client, 'nodes', (page) => withItems(page, page.items.filter((each) => each.controller_id !== id)))
    patch<Rows<StoragePool>>(client, 'storage', (page) => withItems(page, page.items.filter((each) => each.controller_id !== id)))
    patch<GuestList>(client, 'guests', (page) => {
      const gone = page.items.filter((guest) => guest.controller_id === id).map((guest) => guest.id)
      const drift = page.drift ?? NO_DRIFT
      return gone.length === 0 ? page : { ...page, drift: { ...drift, gone: [...new Set([...drift.gone, ...gone])] } }
    })
    void client.invalidateQueries({ queryKey: ['dashboard', id] })
  }

  private missed(id: string) {
    for (const kind of ['dashboard', 'nodes', 'node', 'storage', 'guest']) void this.client.invalidateQueries({ queryKey: [kind, id] })
    for (const kind of ['nodes', 'storage']) void this.client.invalidateQueries({ queryKey: [kind, 'fleet'] })
    patch<GuestList>(this.client, 'guests', (list, key) => (key[1] === 'fleet' || key[1] === id ? outdated(list) : list))
  }
}

const outdated = (list: GuestList): GuestList => ({ ...list, drift: { ...(list.drift ?? NO_DRIFT), outdated: true } })

const withState = (controller: Controller, cluster: ClusterDashboard): Controller => ({
  ...controller,
  status: cluster.status,
  status_reason: cluster.error,
  status_since: cluster.status_since,
  as_of: cluster.as_of,
  stale: cluster.stale,
  cluster_name: cluster.cluster_name,
  pve_version: cluster.pve_version,
})
