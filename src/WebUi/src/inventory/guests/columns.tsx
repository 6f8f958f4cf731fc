import { useRouter } from '@tanstack/react-router'
import type { Guest } from '../../api/types'
import { ChangeMark } from '../../plan/ChangeMark'
import { text } from '../../text/en'
import { bytes, cores, duration } from '../../text/formats'
import { Bar } from '../../ui/Bar'
import { objectLook } from '../../ui/state'
import { StatusMark } from '../../ui/StatusMark'
import type { Column } from '../../ui/table/columns'

const { head } = text.guests
const running = (guest: Guest) => guest.status === 'running'

// A plain anchor: the router's own link costs too much in a row.
function GuestLink({ guest }: { guest: Guest }) {
  const router = useRouter()
  const to = { to: '/c/$controller/g/$type/$vmid/$tab', params: { controller: guest.controller_id, type: guest.vm_type, vmid: String(guest.vmid), tab: 'summary' } } as const
  return (
    <a
      href={`${import.meta.env.BASE_URL}c/${guest.controller_id}/g/${guest.vm_type}/${guest.vmid}/summary`}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        void router.navigate(to)
      }}
    >
      {guest.name}
    </a>
  )
}

export const guestColumns: readonly Column<Guest>[] = [
  { id: 'name', header: head.name, width: 250, grow: 3, sort: 'name', cell: (guest) => <span className="name"><GuestLink guest={guest} />{guest.lock && <span className="chip" data-tone="info">{guest.lock}</span>}<ChangeMark id={guest.id} /></span> },
  { id: 'status', header: head.status, width: 112, sort: 'status', cell: (guest) => <StatusMark look={objectLook(guest.status, guest.stale)} /> },
  { id: 'vmid', header: head.id, width: 72, align: 'right', sort: 'vmid', cell: (guest) => guest.vmid },
  { id: 'type', header: head.type, width: 56, sort: 'type', cell: (guest) => text.guests.type[guest.vm_type] },
  { id: 'cluster', header: head.cluster, width: 104, grow: 1, sort: 'cluster', cell: (guest) => guest.controller_name },
  { id: 'node', header: head.node, width: 88, grow: 1, sort: 'node', cell: (guest) => guest.node },
  {
    id: 'cpu', header: head.cpu, width: 120, sort: 'cpu',
    cell: (guest) => (running(guest) ? <Bar label={head.cpu} value={guest.cpu_percent} note={text.guests.cpuOf(`${guest.cpu_percent} %`, cores(guest.cpu_cores))} /> : text.common.none),
  },
  {
    id: 'mem', header: head.mem, width: 120, sort: 'mem',
    cell: (guest) => (running(guest) ? <Bar label={head.mem} value={guest.memory_percent} note={text.guests.usedOf(bytes(guest.memory_used_bytes), bytes(guest.memory_bytes))} /> : text.common.none),
  },
  {
    id: 'disk', header: head.disk, width: 84, align: 'right', sort: 'disk',
    cell: (guest) => <span title={guest.disk_used_bytes ? text.guests.usedOf(bytes(guest.disk_used_bytes), bytes(guest.disk_bytes)) : undefined}>{bytes(guest.disk_bytes)}</span>,
  },
  { id: 'tags', header: head.tags, width: 100, grow: 1, cell: (guest) => guest.tags.map((tag) => <span key={tag} className="chip">{tag}</span>) },
  { id: 'uptime', header: head.uptime, width: 92, align: 'right', sort: 'uptime', cell: (guest) => (running(guest) ? duration(guest.uptime) : text.common.none) },
  { id: 'vcpu', header: head.vcpu, width: 64, align: 'right', cell: (guest) => cores(guest.cpu_cores), optional: true },
  { id: 'pool', header: head.pool, width: 96, cell: (guest) => guest.pool ?? text.common.none, optional: true },
  { id: 'ha', header: head.ha, width: 96, cell: (guest) => guest.ha_state ?? text.common.none, optional: true },
]

export function GuestOnPhone(guest: Guest) {
  return (
    <>
      <span className="phone-first"><StatusMark look={objectLook(guest.status, guest.stale)} /><strong>{guest.name}</strong><ChangeMark id={guest.id} /></span>
      <span className="phone-second">
        <span>{guest.vmid}</span><span>{guest.controller_name} / {guest.node}</span>
        {running(guest) && <span>{text.measure.cpu} {Math.round(guest.cpu_percent)} %</span>}
      </span>
    </>
  )
}
