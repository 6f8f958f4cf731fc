import { useState } from 'react'
import type { AptUpdate } from '../../../api/pages'
import { PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { Choices } from '../../../ui/Choices'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { PerNode } from '../parts/PerNode'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.updates

interface Row extends AptUpdate {
  nodes: string[]
}

const columns: readonly ReadColumn<Row>[] = [
  { id: 'package', header: words.package, value: (row) => row.Package, cell: (row) => <><strong>{row.Package}</strong><span className="reason">{row.Title !== row.Package && row.Title}</span></> },
  { id: 'old', header: words.now, value: (row) => row.OldVersion },
  { id: 'new', header: words.next, value: (row) => row.Version },
  { id: 'origin', header: words.origin, value: (row) => row.Origin },
  { id: 'nodes', header: text.nodes.title, value: (row) => row.nodes.join(', ') },
]

/** One line for each package and version, with the nodes that wait for it. */
function merged(answered: { node: { name: string }; answer: AptUpdate[] }[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { node, answer } of answered) {
    for (const update of answer) {
      const key = `${update.Package} ${update.OldVersion} ${update.Version}`
      const row = rows.get(key)
      if (row) row.nodes.push(node.name)
      else rows.set(key, { ...update, nodes: [node.name] })
    }
  }
  return [...rows.values()].toSorted((a, b) => a.Package.localeCompare(b.Package))
}

export default function UpdatesTab({ controller, search, onSearch }: ClusterTabProps) {
  const [node, setNode] = useState('all')
  return (
    <PerNode<AptUpdate[]> controller={controller} title={words.title} what="/apt/updates">
      {(answered) => (
        <>
        <NodeUpdates controller={controller} answered={answered} />
        <ReadTable
          label={words.title}
          columns={columns}
          rows={merged(node === 'all' ? answered : answered.filter((each) => each.node.name === node))}
          rowKey={(row) => `${row.Package} ${row.OldVersion} ${row.Version}`}
          search={search}
          onSearch={onSearch}
          empty={{ title: words.emptyTitle, hint: words.empty }}
          extra={<Choices label={text.nodes.title} value={node} options={[{ value: 'all', label: words.all }, ...answered.map((each) => ({ value: each.node.name, label: each.node.name, note: String(each.answer.length) }))]} onChange={setNode} />}
        />
        </>
      )}
    </PerNode>
  )
}

/** How many wait on each node, and its lists read anew. */
function NodeUpdates({ controller, answered }: { controller: string; answered: { node: { name: string }; answer: AptUpdate[] }[] }) {
  return (
    <ul className="node-updates">
      {answered.map(({ node: { name }, answer }) => (
        <li key={name}>
          <strong>{name}</strong>
          <span data-tone={answer.length > 0 ? 'warn' : 'ok'}><span aria-hidden="true">{answer.length > 0 ? '▲ ' : '✔ '}</span>{words.waiting(answer.length)}</span>
          <PlanButton size="compact-xs" plan={{ controller, node: name, name, feature: 'proxmox.node.apt_refresh' }}>{words.refresh}</PlanButton>
        </li>
      ))}
    </ul>
  )
}
