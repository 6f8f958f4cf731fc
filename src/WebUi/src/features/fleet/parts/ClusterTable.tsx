import { Link } from '@tanstack/react-router'
import type { ClusterDashboard } from '../../../api/types'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { Bar } from '../../../ui/Bar'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { controllerLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { Time } from '../../../ui/Time'

const { head } = text.habits.fleet
const guests = (cluster: ClusterDashboard) => cluster.total_vms + cluster.total_containers

const load = (id: 'cpu' | 'memory' | 'storage', value: (cluster: ClusterDashboard) => number): ReadColumn<ClusterDashboard> => ({
  id, header: head[id], value: (cluster) => (cluster.as_of ? value(cluster) : null), cell: (cluster) => (cluster.as_of ? <Bar label={head[id]} value={value(cluster)} /> : text.common.none),
})

const COLUMNS: readonly ReadColumn<ClusterDashboard>[] = [
  { id: 'name', header: head.name, value: (cluster) => cluster.controller_name, cell: (cluster) => <Link to="/c/$controller/$tab" params={{ controller: cluster.controller_id, tab: 'dashboard' }}>{cluster.controller_name}</Link> },
  {
    id: 'status', header: head.status, value: (cluster) => controllerLook(cluster.status).word,
    cell: (cluster) => <><StatusMark look={controllerLook(cluster.status)} />{cluster.quorate === false && <span className="status" data-tone="bad"> <span className="glyph" aria-hidden="true">✖</span>{text.status.inquorate}</span>}{cluster.error && <span className="reason">{cluster.error}</span>}</>,
  },
  { id: 'nodes', header: head.nodes, align: 'right', value: (cluster) => cluster.online_nodes, cell: (cluster) => text.fleet.outOf(count(cluster.online_nodes), count(cluster.total_nodes)) },
  { id: 'guests', header: head.guests, align: 'right', value: guests, cell: (cluster) => count(guests(cluster)) },
  load('cpu', (cluster) => cluster.cpu_usage_percent),
  load('memory', (cluster) => cluster.memory_usage_percent),
  load('storage', (cluster) => cluster.storage_usage_percent),
  { id: 'tasks', header: head.tasks, align: 'right', wide: true, value: (cluster) => cluster.running_tasks },
  { id: 'version', header: head.version, wide: true, value: (cluster) => cluster.pve_version },
  { id: 'read', header: head.read, value: (cluster) => cluster.as_of, cell: (cluster) => <Time at={cluster.as_of} /> },
]

/** The same clusters as rows, in the order they come in until somebody sorts by a column. */
export function ClusterTable({ clusters }: { clusters: readonly ClusterDashboard[] }) {
  return (
    <ReadTable
      label={text.fleet.clusters}
      columns={COLUMNS}
      rows={clusters}
      rowKey={(cluster) => cluster.controller_id}
      empty={{ title: text.fleet.emptyTitle, hint: text.fleet.empty }}
      mark={(cluster) => (cluster.stale ? 'stale' : undefined)}
      plain
    />
  )
}
