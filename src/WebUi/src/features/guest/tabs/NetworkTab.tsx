import { useQuery } from '@tanstack/react-query'
import type { ContainerInterface } from '../../../api/pages'
import { guestRead } from '../../../inventory/reads'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import type { GuestTabProps } from '../tabs'

const words = text.pages.agent

const columns: readonly ReadColumn<ContainerInterface>[] = [
  { id: 'name', header: text.guests.head.name, value: (row) => row.name },
  { id: 'mac', header: words.mac, value: (row) => row.hwaddr },
  { id: 'inet', header: words.ipv4, value: (row) => row.inet },
  { id: 'inet6', header: words.ipv6, value: (row) => row.inet6 },
]

/** The interfaces of a running container as they are inside. */
export default function NetworkTab({ guest }: GuestTabProps) {
  const query = useQuery({ ...guestRead<ContainerInterface[]>(guest, '/interfaces'), retry: false })
  if (guest.status !== 'running') return <EmptyState title={words.stoppedTitle}>{words.stoppedContainer}</EmptyState>
  return (
    <Section query={query} what={words.network.toLowerCase()} title={words.network}>
      {(data) => <ReadTable label={words.network} columns={columns} rows={data} rowKey={(row) => row.name} plain empty={{ title: words.noNetwork, hint: words.noNetworkHint }} />}
    </Section>
  )
}
