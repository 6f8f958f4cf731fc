import type { NodeSubscription } from '../../../api/pages'
import { text } from '../../../text/en'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { PerNode } from '../parts/PerNode'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.subscriptions

type Row = NodeSubscription & { node: string }

const columns: readonly ReadColumn<Row>[] = [
  { id: 'node', header: text.guests.head.node, value: (row) => row.node, cell: (row) => <strong>{row.node}</strong> },
  { id: 'status', header: text.guests.head.status, value: (row) => row.status, cell: (row) => <span data-tone={row.status === 'active' ? 'ok' : 'warn'}><span aria-hidden="true">{row.status === 'active' ? '✔ ' : '▲ '}</span>{(words.states as Record<string, string>)[row.status ?? ''] ?? row.status}</span> },
  { id: 'product', header: words.product, value: (row) => row.productname ?? row.level },
  { id: 'due', header: words.due, value: (row) => row.nextduedate },
  { id: 'message', header: words.message, value: (row) => row.message },
]

export default function SubscriptionsTab({ controller }: ClusterTabProps) {
  return (
    <PerNode<NodeSubscription> controller={controller} title={words.title} what="/subscription">
      {(answered) => <ReadTable label={words.title} columns={columns} rows={answered.map(({ node, answer }) => ({ ...answer, node: node.name })).toSorted((a, b) => (a.nextduedate ?? '').localeCompare(b.nextduedate ?? ''))} rowKey={(row) => row.node} plain empty={{ title: words.emptyTitle, hint: words.empty }} />}
    </PerNode>
  )
}
