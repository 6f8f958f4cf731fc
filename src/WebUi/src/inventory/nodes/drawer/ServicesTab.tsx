import { useQuery } from '@tanstack/react-query'
import type { NodeService } from '../../../api/pages'
import type { Node } from '../../../api/types'
import { ServiceActions } from '../../../plan'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import type { Look } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { nodeRead } from '../../reads'
import type { NodeTabProps } from './tabs'

const words = text.pages.node.services

function look({ state, active_state, unit_state }: NodeService): Look {
  if (unit_state === 'not-found' || unit_state === 'masked') return { glyph: '·', tone: 'muted', word: words.absent }
  if (active_state === 'failed') return { glyph: '✖', tone: 'bad', word: words.failed }
  if (state === 'running') return { glyph: '✔', tone: 'ok', word: text.status.running }
  if (state === 'exited') return { glyph: '✔', tone: 'ok', word: words.exited }
  return { glyph: '■', tone: unit_state === 'enabled' ? 'warn' : 'muted', word: text.status.stopped }
}

const columns = (node: Node): readonly ReadColumn<NodeService>[] => [
  { id: 'name', header: words.name, value: (row) => row.service, cell: (row) => <strong>{row.service}</strong> },
  { id: 'state', header: text.guests.head.status, value: (row) => look(row).word, cell: (row) => <StatusMark look={look(row)} /> },
  { id: 'unit', header: words.atBoot, value: (row) => row.unit_state },
  { id: 'what', header: words.what, value: (row) => row.description },
  { id: 'actions', header: text.pages.backups.actions, value: () => '', cell: (row) => row.unit_state !== 'not-found' && <ServiceActions controller={node.controller_id} node={node.name} service={row.service} running={row.state === 'running'} /> },
]

export default function ServicesTab({ node }: NodeTabProps) {
  const services = useQuery(nodeRead<NodeService[]>(node.controller_id, node.name, '/services'))
  return (
    <Section query={services} what={words.title.toLowerCase()} title={words.title} count={(data) => data.length}>
      {(data) => <ReadTable label={words.title} columns={columns(node)} rows={data} rowKey={(row) => row.service} empty={{ title: words.emptyTitle, hint: words.empty }} />}
    </Section>
  )
}
