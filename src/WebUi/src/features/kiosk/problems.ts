import type { ClusterDashboard, Node, StoragePool } from '../../api/types'
import { text } from '../../text/en'
import { percent } from '../../text/formats'
import { controllerLook, type Tone } from '../../ui/state'

const words = text.pages.kiosk
const FULL = 90

export interface Problem {
  id: string
  tone: Tone
  where: string
  what: string
}

/** What somebody should walk over for: the worst first. */
export function problemsOf(clusters: readonly ClusterDashboard[], nodes: readonly Node[], storages: readonly StoragePool[]): Problem[] {
  const problems: Problem[] = []
  for (const cluster of clusters) {
    const { controller_id: id, controller_name: where } = cluster
    if (cluster.status !== 'online' && cluster.status !== 'pending' && cluster.status !== 'disabled') problems.push({ id: `${id} status`, tone: 'bad', where, what: controllerLook(cluster.status).word })
    if (cluster.quorate === false) problems.push({ id: `${id} quorum`, tone: 'bad', where, what: text.status.inquorate })
    if (cluster.stale && cluster.status === 'online') problems.push({ id: `${id} stale`, tone: 'warn', where, what: text.status.stale })
  }
  for (const node of nodes) if (node.status !== 'online' && !node.stale) problems.push({ id: node.id, tone: 'bad', where: `${node.controller_name} / ${node.name}`, what: words.nodeDown })
  for (const pool of storages) {
    if (pool.enabled && !pool.active && !pool.stale) problems.push({ id: pool.id, tone: 'bad', where: `${pool.controller_name} / ${pool.storage}`, what: text.storage.inactive })
    else if (pool.used_percent > FULL) problems.push({ id: pool.id, tone: pool.used_percent > 95 ? 'bad' : 'warn', where: `${pool.controller_name} / ${pool.storage}`, what: words.full(percent(pool.used_percent)) })
  }
  return problems.toSorted((a, b) => Number(a.tone !== 'bad') - Number(b.tone !== 'bad') || a.where.localeCompare(b.where) || a.id.localeCompare(b.id))
}
