import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Guest } from '../../../api/types'
import { clusterRead } from '../../../inventory/reads'
import { guestTarget, kindOf, PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { bytes, cores } from '../../../text/formats'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.templates
const { head } = text.guests

const columns: readonly ReadColumn<Guest>[] = [
  { id: 'name', header: head.name, value: (guest) => guest.name },
  { id: 'vmid', header: head.id, align: 'right', value: (guest) => guest.vmid },
  { id: 'type', header: head.type, value: (guest) => text.guests.type[guest.vm_type] },
  { id: 'node', header: head.node, value: (guest) => guest.node },
  { id: 'cpu', header: head.vcpu, align: 'right', value: (guest) => guest.cpu_cores, cell: (guest) => cores(guest.cpu_cores) },
  { id: 'mem', header: head.mem, align: 'right', value: (guest) => guest.memory_bytes, cell: (guest) => bytes(guest.memory_bytes) },
  { id: 'disk', header: head.disk, align: 'right', value: (guest) => guest.disk_bytes, cell: (guest) => bytes(guest.disk_bytes) },
  { id: 'clone', header: text.pages.backups.actions, value: () => '', cell: (guest) => <PlanButton plan={{ ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.clone`, form: true }}>{words.clone}</PlanButton> },
]

export default function TemplatesTab({ controller, search, onSearch }: ClusterTabProps) {
  const navigate = useNavigate()
  const guests = useQuery(clusterRead<Guest[]>(controller, '/vms'))
  return (
    <Section query={guests} what={words.title.toLowerCase()} title={words.title}>
      {(data) => (
        <ReadTable
          label={words.title}
          columns={columns}
          rows={data.filter((guest) => guest.template)}
          rowKey={(guest) => guest.id}
          search={search}
          onSearch={onSearch}
          empty={{ title: words.emptyTitle, hint: words.empty }}
          onOpen={(guest) => void navigate({ to: '/c/$controller/g/$type/$vmid/$tab', params: { controller, type: guest.vm_type, vmid: String(guest.vmid), tab: 'summary' } })}
        />
      )}
    </Section>
  )
}
