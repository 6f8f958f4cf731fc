import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Guest, GuestType, Node } from '../../../api/types'
import { text } from '../../../text/en'
import { bytes } from '../../../text/formats'
import { Bar } from '../../../ui/Bar'
import { Loaded } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { objectLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { nodeRead } from '../../reads'

const { head } = text.guests
const running = (guest: Guest) => guest.status === 'running'

const columns: readonly ReadColumn<Guest>[] = [
  { id: 'name', header: head.name, value: (guest) => guest.name },
  { id: 'vmid', header: head.id, align: 'right', value: (guest) => guest.vmid },
  { id: 'status', header: head.status, value: (guest) => guest.status, cell: (guest) => <StatusMark look={objectLook(guest.status, guest.stale)} /> },
  { id: 'cpu', header: head.cpu, value: (guest) => (running(guest) ? guest.cpu_percent : null), cell: (guest) => (running(guest) ? <Bar label={head.cpu} value={guest.cpu_percent} /> : text.common.none) },
  { id: 'mem', header: head.mem, value: (guest) => (running(guest) ? guest.memory_percent : null), cell: (guest) => (running(guest) ? <Bar label={head.mem} value={guest.memory_percent} note={text.guests.usedOf(bytes(guest.memory_used_bytes), bytes(guest.memory_bytes))} /> : text.common.none) },
]

export function NodeGuests({ node, type }: { node: Node; type: GuestType }) {
  const navigate = useNavigate()
  const guests = useQuery(nodeRead<Guest[]>(node.controller_id, node.name, type === 'qemu' ? '/vms' : '/containers'))
  const title = type === 'qemu' ? text.guests.vms : text.guests.containers
  return (
    <Loaded query={guests} what={title.toLowerCase()}>
      {(data) => (
        <ReadTable
          label={title}
          columns={columns}
          rows={data}
          rowKey={(guest) => guest.id}
          empty={{ title: text.pages.node.noGuests, hint: text.pages.node.noGuestsHint }}
          onOpen={(guest) => void navigate({ to: '/c/$controller/g/$type/$vmid/$tab', params: { controller: guest.controller_id, type: guest.vm_type, vmid: String(guest.vmid), tab: 'summary' } })}
        />
      )}
    </Loaded>
  )
}
