import { useQuery } from '@tanstack/react-query'
import type { NetworkInterface, PendingNetworkChanges } from '../../../api/pages'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { nodeRead } from '../../reads'
import type { NodeTabProps } from './tabs'

const words = text.pages.node.network

const made = (row: NetworkInterface) =>
  [row.bridge_ports, row.slaves, row.vlan_raw_device && `${row.vlan_raw_device}${row.vlan_id == null ? '' : `.${row.vlan_id}`}`, row.ovs_ports].filter(Boolean).join(' ')
const addresses = (row: NetworkInterface) => [row.cidr ?? row.address, row.cidr6 ?? row.address6].filter(Boolean).join(' ')

const columns: readonly ReadColumn<NetworkInterface>[] = [
  { id: 'name', header: text.guests.head.name, value: (row) => row.iface, cell: (row) => <strong>{row.iface}</strong> },
  { id: 'state', header: text.guests.head.status, value: (row) => (row.active ? words.up : words.down), cell: (row) => <span data-tone={row.active ? 'ok' : 'muted'}><span aria-hidden="true">{row.active ? '✔ ' : '■ '}</span>{row.active ? words.up : words.down}</span> },
  { id: 'type', header: text.guests.head.type, value: (row) => row.type },
  { id: 'address', header: words.address, value: addresses, cell: (row) => addresses(row) || text.common.none },
  { id: 'gateway', header: words.gateway, value: (row) => row.gateway ?? row.gateway6 },
  { id: 'of', header: words.madeOf, value: made, cell: (row) => <>{made(row) || text.common.none}{row.bond_mode && <span className="chip">{row.bond_mode}</span>}{row.bridge_vlan_aware && <span className="chip">{words.vlanAware}</span>}</> },
  { id: 'boot', header: words.autostart, value: (row) => (row.autostart ? text.common.yes : text.common.no) },
  { id: 'comment', header: words.comment, value: (row) => row.comments?.trim() },
]

export default function NetworkTab({ node }: NodeTabProps) {
  const interfaces = useQuery(nodeRead<NetworkInterface[]>(node.controller_id, node.name, '/network'))
  const changes = useQuery(nodeRead<PendingNetworkChanges>(node.controller_id, node.name, '/network/changes'))
  return (
    <Section query={interfaces} what={words.title.toLowerCase()} title={words.title} count={(data) => data.length}>
      {(data) => (
        <>
          {changes.data?.pending && <details className="note" data-tone="warn"><summary><span aria-hidden="true">▲ </span>{words.pending}</summary><pre className="log">{changes.data.difference}</pre></details>}
          <ReadTable label={words.title} columns={columns} rows={data} rowKey={(row) => row.iface} plain empty={{ title: words.emptyTitle, hint: words.empty }} />
        </>
      )}
    </Section>
  )
}
