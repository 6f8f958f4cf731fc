import { useQuery } from '@tanstack/react-query'
import type { NodeSensors } from '../../../api/pages'
import { text } from '../../../text/en'
import { count, decimal } from '../../../text/formats'
import { EmptyState } from '../../../ui/EmptyState'
import { Facts } from '../../../ui/Facts'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { nodeRead } from '../../reads'
import type { NodeTabProps } from './tabs'

const words = text.pages.node.sensors
const HOT = 80

const columns: readonly ReadColumn<NodeSensors['temperatures'][number]>[] = [
  { id: 'chip', header: words.chip, value: (row) => row.chip },
  { id: 'label', header: words.sensor, value: (row) => row.label },
  { id: 'celsius', header: words.temperature, align: 'right', value: (row) => row.celsius, cell: (row) => <span data-tone={row.celsius > HOT ? 'warn' : undefined}>{row.celsius > HOT && <span aria-hidden="true">▲ </span>}{words.celsius(decimal(row.celsius))}</span> },
]

export default function SensorsTab({ node }: NodeTabProps) {
  const sensors = useQuery(nodeRead<NodeSensors>(node.controller_id, node.name, '/sensors'))
  return (
    <Section query={sensors} what={words.title.toLowerCase()} title={words.title}>
      {(data) => (
        <>
          <Facts
            facts={[
              data.cpu_temp != null && [words.cpu, words.celsius(decimal(data.cpu_temp))],
              data.cpuinfo?.model && [text.nodes.cpuModel, data.cpuinfo.model],
              data.cpuinfo?.sockets != null && ['', text.nodes.sockets(data.cpuinfo.sockets, data.cpuinfo.cores ?? 0, data.cpuinfo.cpus ?? 0)],
              data.cpuinfo?.mhz != null && [words.clock, words.mhz(count(data.cpuinfo.mhz))],
              data.loadavg.length > 0 && [text.nodes.load, data.loadavg.map((value) => value.toFixed(2)).join('  ')],
            ]}
          />
          {data.temperatures.length > 0
            ? <ReadTable label={words.title} columns={columns} rows={data.temperatures} rowKey={(row) => `${row.chip} ${row.label}`} plain empty={{ title: words.emptyTitle, hint: words.empty }} />
            : <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
        </>
      )}
    </Section>
  )
}
