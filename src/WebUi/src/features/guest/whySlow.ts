import type { ClusterTask, GuestConfig, RrdPoint } from '../../api/pages'
import type { Guest, NodeDetail, StoragePool } from '../../api/types'
import { taskTitle } from '../../inventory/tasks/look'
import { text } from '../../text/en'
import { bytes, cores, percent, percentExact } from '../../text/formats'
import type { Tone } from '../../ui/state'
import { storagesOf } from './config'

const words = text.pages.why

export interface Evidence {
  guest: Guest
  /** The last hour's points of the guest, and of the node that it runs on. */
  points: readonly RrdPoint[]
  nodePoints: readonly RrdPoint[]
  node: NodeDetail | undefined
  config: GuestConfig | undefined
  tasks: readonly ClusterTask[]
  storages: readonly StoragePool[]
}

export interface Reason {
  id: string
  tone: Tone
  text: string
  /** Seconds since 1970. */
  since?: number
}

const BUSY = 80
const FULL = 90
const WAITING = 10
const FEW_POINTS = 5

/** What may make a guest slow, the strongest first; empty when nothing that is measured says so. */
export function whySlow({ guest, points, nodePoints, node, config, tasks, storages }: Evidence): Reason[] {
  if (guest.status !== 'running') return []
  const reasons: Reason[] = []
  const say = (id: string, tone: Tone, said: string, since?: number) => reasons.push({ id, tone, text: said, since })

  const wait = (id: 'cpu' | 'io' | 'memory', of: (point: RrdPoint) => number | null | undefined) => {
    const now = mean(points, of)
    if (now !== undefined && now > WAITING) say(`${id} pressure`, now > 3 * WAITING ? 'bad' : 'warn', words.pressure[id](percentExact(now)), since(points, of, WAITING))
  }
  wait('io', (point) => point.pressure_io_some)
  wait('memory', (point) => point.pressure_memory_some)
  wait('cpu', (point) => point.pressure_cpu_some)

  if (guest.cpu_percent > BUSY) say('cpu', guest.cpu_percent > 95 ? 'bad' : 'warn', words.cpu(percent(guest.cpu_percent), cores(guest.cpu_cores)), since(points, (point) => (point.cpu ?? 0) * 100, BUSY))
  if (guest.memory_percent > FULL) say('memory', guest.memory_percent > 97 ? 'bad' : 'warn', words.memory(bytes(guest.memory_used_bytes), bytes(guest.memory_bytes)), since(points, (point) => (point.maxmem ? ((point.mem ?? 0) / point.maxmem) * 100 : 0), FULL))
  if (guest.disk_percent > FULL) say('disk', guest.disk_percent > 97 ? 'bad' : 'warn', words.disk(percent(guest.disk_percent)))

  const host = node?.node
  if (host) {
    const load = node.live?.load_average[0]
    if (host.cpu_percent > BUSY) say('node cpu', host.cpu_percent > 95 ? 'bad' : 'warn', words.node.cpu(host.name, percent(host.cpu_percent)), since(nodePoints, (point) => (point.cpu ?? 0) * 100, BUSY))
    if (load !== undefined && load > host.cpu_count) say('node load', 'warn', words.node.load(host.name, load.toFixed(1), cores(host.cpu_count)))
    if (host.memory_percent > FULL) say('node memory', 'warn', words.node.memory(host.name, percent(host.memory_percent)))
    const iowait = (node.live?.io_wait ?? 0) * 100
    if (iowait > WAITING) say('node iowait', iowait > 3 * WAITING ? 'bad' : 'warn', words.node.iowait(host.name, percentExact(iowait)), since(nodePoints, (point) => (point.iowait ?? 0) * 100, WAITING))
    const swap = node.live?.swap_total ? ((node.live.swap_used ?? 0) / node.live.swap_total) * 100 : 0
    if (swap > 50) say('node swap', 'warn', words.node.swap(host.name, percent(swap)))
  }

  for (const task of tasks.filter((each) => each.is_running && each.id.split(':')[0] === String(guest.vmid))) {
    say(`task ${task.upid}`, 'info', words.task(taskTitle(task)), task.started_at ? Date.parse(task.started_at) / 1000 : undefined)
  }
  if (guest.lock) say('lock', 'info', words.lock(guest.lock))

  const limit = Number(config?.cpulimit)
  if (limit > 0 && limit < guest.cpu_cores) say('cpulimit', 'info', words.cpulimit(String(config?.cpulimit)))
  for (const [key, value] of Object.entries(config ?? {})) {
    const throttle = /^(net|scsi|virtio|sata|ide)\d+$/.test(key) && /(?:^|,)((?:rate|mbps\w*|iops\w*)=[^,]+)/.exec(String(value))?.[1]
    if (throttle) say(`${key} limit`, 'info', words.throttled(key, throttle))
  }
  const used = new Set(config ? storagesOf(config) : [])
  for (const pool of storages.filter((each) => used.has(each.storage) && each.nodes.includes(guest.node) && each.used_percent > FULL)) {
    say(`storage ${pool.storage}`, pool.used_percent > 97 ? 'bad' : 'warn', words.storage(pool.storage, percent(pool.used_percent)))
  }
  const weight: Partial<Record<Tone, number>> = { bad: 0, warn: 1 }
  return reasons.toSorted((a, b) => (weight[a.tone] ?? 2) - (weight[b.tone] ?? 2))
}

function mean(points: readonly RrdPoint[], of: (point: RrdPoint) => number | null | undefined): number | undefined {
  const last = points.slice(-FEW_POINTS).map(of).filter((value) => value != null)
  return last.length > 0 ? last.reduce((sum, value) => sum + value, 0) / last.length : undefined
}

/** Since when the value has been above the limit without a break; undefined when it wasn't at the end. */
export function since(points: readonly RrdPoint[], of: (point: RrdPoint) => number | null | undefined, limit: number): number | undefined {
  let from: number | undefined
  for (const point of points.toReversed()) {
    const value = of(point)
    if (value == null) continue
    if (value <= limit) break
    from = point.time
  }
  return from
}
