import type { Node } from '../../api/types'
import { text } from '../../text/en'
import { bytes, duration } from '../../text/formats'
import { Bar } from '../../ui/Bar'
import { objectLook } from '../../ui/state'
import { StatusMark } from '../../ui/StatusMark'
import type { Column } from '../../ui/table/columns'

const { head } = text.nodes
const known = (node: Node) => node.status === 'online'

export const nodeValues: Record<string, (node: Node) => string | number | null> = {
  status: (node) => node.status,
  name: (node) => node.name,
  cluster: (node) => node.controller_name,
  cpu: (node) => node.cpu_percent,
  mem: (node) => node.memory_percent,
  disk: (node) => node.storage_percent,
  guests: (node) => node.vms + node.containers,
  uptime: (node) => node.uptime,
}

export const nodeColumns: readonly Column<Node>[] = [
  { id: 'name', header: head.name, width: 130, grow: 1, sort: 'name', cell: (node) => <span className="name">{node.name}</span> },
  { id: 'status', header: head.status, width: 112, sort: 'status', cell: (node) => <StatusMark look={objectLook(node.status, node.stale)} /> },
  { id: 'cluster', header: head.cluster, width: 120, grow: 1, sort: 'cluster', cell: (node) => node.controller_name },
  { id: 'cpu', header: head.cpu, width: 130, sort: 'cpu', cell: (node) => (known(node) ? <Bar label={head.cpu} value={node.cpu_percent} /> : text.common.none) },
  {
    id: 'mem', header: head.mem, width: 130, sort: 'mem',
    cell: (node) => (known(node) ? <Bar label={head.mem} value={node.memory_percent} note={text.guests.usedOf(bytes(node.memory_used), bytes(node.memory_total))} /> : text.common.none),
  },
  {
    id: 'disk', header: head.disk, width: 130, sort: 'disk',
    cell: (node) => (known(node) ? <Bar label={head.disk} value={node.storage_percent} note={text.guests.usedOf(bytes(node.storage_used), bytes(node.storage_total))} /> : text.common.none),
  },
  { id: 'guests', header: head.guests, width: 84, align: 'right', sort: 'guests', cell: (node) => text.nodes.guests(node.vms_running + node.containers_running, node.vms + node.containers) },
  { id: 'ip', header: head.ip, width: 120, cell: (node) => node.ip_address ?? text.common.none },
  { id: 'uptime', header: head.uptime, width: 96, align: 'right', sort: 'uptime', cell: (node) => (known(node) ? duration(node.uptime) : text.common.none) },
]

export function NodeOnPhone(node: Node) {
  return (
    <>
      <span className="phone-first"><StatusMark look={objectLook(node.status, node.stale)} /><strong>{node.name}</strong></span>
      <span className="phone-second">
        <span>{node.controller_name}</span>
        {known(node) && <><span>{text.measure.cpu} {Math.round(node.cpu_percent)} %</span><span>{text.measure.memory} {Math.round(node.memory_percent)} %</span></>}
      </span>
    </>
  )
}
