import type { ClusterDashboard, StoragePool } from '../../api/types'
import { text } from '../../text/en'
import { percent } from '../../text/formats'
import { BAD_PERCENT, controllerLook, WARN_PERCENT, type Tone } from '../../ui/state'

export interface Attention {
  key: string
  glyph: string
  tone: Tone
  /** Absent where it is about all of them. */
  cluster?: ClusterDashboard
  what: string
  /** The cluster's or server's own words. */
  reason?: string
  since?: string
  leads: 'cluster' | 'nodes' | 'storage' | 'edit' | 'backups'
}

const UNREACHED = new Set(['unreachable', 'unauthorized', 'untrusted', 'error'])

/** How bad a cluster is, to show the worst first. */
export function severity(cluster: ClusterDashboard): number {
  if (UNREACHED.has(cluster.status)) return 4
  if (cluster.quorate === false) return 3
  if (cluster.online_nodes < cluster.total_nodes) return 2
  return cluster.status === 'online' ? (Math.max(cluster.memory_usage_percent, cluster.storage_usage_percent) > WARN_PERCENT ? 1 : 0) : 1
}

export const BACKUP_HOURS = 24

/** What is wrong in the fleet, the worst first. */
export function attention(clusters: readonly ClusterDashboard[], storages: readonly StoragePool[], withoutBackup = 0): Attention[] {
  const byId = new Map(clusters.map((cluster) => [cluster.controller_id, cluster]))
  const found: (Attention & { rank: number })[] = []
  for (const cluster of clusters) {
    const key = cluster.controller_id
    if (UNREACHED.has(cluster.status)) {
      found.push({
        key, rank: 0, glyph: '✖', tone: 'bad', cluster, what: controllerLook(cluster.status).word, reason: cluster.error ?? undefined, since: cluster.status_since ?? undefined,
        leads: cluster.status === 'untrusted' || cluster.status === 'unauthorized' ? 'edit' : 'cluster',
      })
      continue
    }
    if (cluster.quorate === false) found.push({ key: `${key}/quorum`, rank: 1, glyph: '✖', tone: 'bad', cluster, what: text.fleet.noQuorum(cluster.online_nodes, cluster.total_nodes), leads: 'cluster' })
    const offline = cluster.total_nodes - cluster.online_nodes
    if (offline > 0) found.push({ key: `${key}/nodes`, rank: 2, glyph: '▲', tone: 'warn', cluster, what: text.fleet.nodesOffline(offline), leads: 'nodes' })
  }
  for (const pool of storages) {
    const cluster = byId.get(pool.controller_id)
    if (!cluster || !pool.active || pool.stale || pool.used_percent <= WARN_PERCENT) continue
    const bad = pool.used_percent > BAD_PERCENT
    const name = pool.shared ? pool.storage : `${pool.storage} (${pool.node})`
    found.push({ key: pool.id, rank: (bad ? 3.5 : 4.5) - pool.used_percent / 1000, glyph: bad ? '✖' : '▲', tone: bad ? 'bad' : 'warn', cluster, what: text.fleet.storageFull(name, percent(pool.used_percent)), leads: 'storage' })
  }
  if (withoutBackup > 0) found.push({ key: 'backups', rank: 5, glyph: '▲', tone: 'warn', what: text.habits.fleet.withoutBackup(withoutBackup, BACKUP_HOURS), leads: 'backups' })
  return found.sort((a, b) => a.rank - b.rank || (a.cluster?.controller_name ?? '').localeCompare(b.cluster?.controller_name ?? '') || a.key.localeCompare(b.key))
}
