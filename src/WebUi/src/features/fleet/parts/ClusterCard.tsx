import { Link } from '@tanstack/react-router'
import type { ClusterDashboard } from '../../../api/types'
import { useNow } from '../../../live/clock'
import { text } from '../../../text/en'
import { age, count, exact } from '../../../text/formats'
import { Bar } from '../../../ui/Bar'
import { controllerLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'

const words = text.fleet

/** One cluster at a glance. What is stale keeps its values, hatched, with its age and the reason. */
export function ClusterCard({ cluster }: { cluster: ClusterDashboard }) {
  const now = useNow()
  const nodes = words.outOf(count(cluster.online_nodes), count(cluster.total_nodes))
  const read = cluster.as_of !== null
  return (
    <Link className={cluster.stale ? 'card cluster-card hatched' : 'card cluster-card'} to="/c/$controller/$tab" params={{ controller: cluster.controller_id, tab: 'dashboard' }}>
      <span className="cluster-card-head">
        <strong>{cluster.controller_name}</strong>
        <StatusMark look={controllerLook(cluster.status)} />
        {cluster.quorate === false && <span className="status" data-tone="bad"><span className="glyph" aria-hidden="true">✖</span>{text.status.inquorate}</span>}
      </span>
      <span className="cluster-card-sub muted">
        {cluster.stale && <span className="status" data-tone="warn" title={exact(cluster.as_of)}><span className="glyph" aria-hidden="true">◌</span>{read ? text.status.staleAge(age(cluster.as_of, now)) : text.status.never}</span>}
        {cluster.pve_version && <span>{text.cluster.pveVersion(cluster.pve_version)}</span>}
        {read && <span>{cluster.stale ? words.lastKnown(nodes) : words.ofNodes(count(cluster.online_nodes), count(cluster.total_nodes))}</span>}
        {read && <span>{words.guests(cluster.total_vms + cluster.total_containers)}</span>}
      </span>
      {cluster.error && <span className="reason">{cluster.error}</span>}
      {read && (
        <span className="cluster-card-bars">
          <span>{text.measure.cpu}</span><Bar label={text.measure.cpu} value={cluster.cpu_usage_percent} />
          <span>{text.measure.memory}</span><Bar label={text.measure.memory} value={cluster.memory_usage_percent} />
          <span>{text.measure.storage}</span><Bar label={text.measure.storage} value={cluster.storage_usage_percent} />
        </span>
      )}
    </Link>
  )
}
