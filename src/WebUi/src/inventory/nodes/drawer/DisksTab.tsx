import { useQuery } from '@tanstack/react-query'
import type { DiskSmart, NodeDisk } from '../../../api/pages'
import type { Node } from '../../../api/types'
import { text } from '../../../text/en'
import { bytes, percent } from '../../../text/formats'
import { Loaded, Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import type { Look } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { nodeRead } from '../../reads'
import type { NodeTabProps } from './tabs'

const words = text.pages.node.disks
const WORN = 20

function look({ health, wearout }: NodeDisk): Look {
  if (health && !/^(PASSED|OK)$/i.test(health) && health !== 'UNKNOWN') return { glyph: '✖', tone: 'bad', word: health }
  // Proxmox VE counts down: what is left of a disk's life.
  if (wearout != null && wearout < WORN) return { glyph: '▲', tone: 'warn', word: words.worn }
  return health && health !== 'UNKNOWN' ? { glyph: '✔', tone: 'ok', word: health } : { glyph: '?', tone: 'unknown', word: text.status.unknown }
}

const columns: readonly ReadColumn<NodeDisk>[] = [
  { id: 'device', header: words.device, value: (disk) => disk.devpath },
  { id: 'health', header: words.health, value: (disk) => look(disk).word, cell: (disk) => <StatusMark look={look(disk)} /> },
  { id: 'type', header: text.guests.head.type, value: (disk) => disk.disk_type?.toUpperCase() },
  { id: 'size', header: text.storage.head.total, align: 'right', value: (disk) => disk.size, cell: (disk) => bytes(disk.size) },
  { id: 'wear', header: words.wear, align: 'right', value: (disk) => disk.wearout, cell: (disk) => (disk.wearout == null ? text.common.none : percent(100 - disk.wearout)) },
  { id: 'use', header: words.use, value: (disk) => disk.osd_id != null ? words.osd(disk.osd_id) : disk.used, cell: (disk) => (disk.osd_id != null ? words.osd(disk.osd_id) : disk.used ?? words.unused) },
  { id: 'model', header: words.model, value: (disk) => disk.model },
  { id: 'serial', header: words.serial, value: (disk) => disk.serial, wide: true },
]

export default function DisksTab({ node, search, onSearch }: NodeTabProps) {
  const disks = useQuery(nodeRead<NodeDisk[]>(node.controller_id, node.name, '/disks'))
  return (
    <Section query={disks} what={words.title.toLowerCase()} title={words.title} count={(data) => data.length}>
      {(data) => (
        <ReadTable
          label={words.title}
          columns={columns}
          rows={data}
          rowKey={(disk) => disk.devpath}
          plain
          empty={{ title: words.emptyTitle, hint: words.empty }}
          selected={search.disk ?? ''}
          onOpen={(disk) => onSearch({ disk: search.disk === disk.devpath ? undefined : disk.devpath })}
          below={(disk) => search.disk === disk.devpath && <Smart node={node} disk={disk.devpath} />}
        />
      )}
    </Section>
  )
}

type Attribute = DiskSmart['attributes'][number]
// Any of these above zero is how disks begin to die.
const OMENS = new Set([5, 10, 184, 187, 188, 196, 197, 198])
const isOmen = ({ id, raw }: Attribute) => OMENS.has(id ?? 0) && Number.parseInt(raw ?? '0', 10) > 0
const failing = ({ value, threshold, fail }: Attribute) => (fail && fail !== '-') || (value != null && threshold != null && threshold > 0 && value <= threshold)

const attributes: readonly ReadColumn<Attribute>[] = [
  { id: 'id', header: words.attribute.id, align: 'right', value: (row) => row.id },
  { id: 'name', header: words.attribute.name, value: (row) => row.name?.replaceAll('_', ' ') },
  {
    id: 'state', header: text.guests.head.status, value: (row) => (failing(row) ? words.attribute.failing : isOmen(row) ? words.attribute.omen : words.attribute.fine),
    cell: (row) => failing(row) ? <span data-tone="bad"><span aria-hidden="true">✖ </span>{words.attribute.failing}</span> : isOmen(row) ? <span data-tone="warn"><span aria-hidden="true">▲ </span>{words.attribute.omen}</span> : <span data-tone="ok"><span aria-hidden="true">✔ </span>{words.attribute.fine}</span>,
  },
  { id: 'value', header: words.attribute.value, align: 'right', value: (row) => row.value },
  { id: 'worst', header: words.attribute.worst, align: 'right', value: (row) => row.worst },
  { id: 'threshold', header: words.attribute.threshold, align: 'right', value: (row) => row.threshold },
  { id: 'raw', header: words.attribute.raw, value: (row) => row.raw },
]

function Smart({ node, disk }: { node: Node; disk: string }) {
  const smart = useQuery(nodeRead<DiskSmart>(node.controller_id, node.name, '/disks/smart', { disk }))
  return (
    <Loaded query={smart} what={words.smart} lines={3}>
      {(data) => data.attributes.length > 0
        ? <ReadTable label={words.smart} columns={attributes} rows={data.attributes} rowKey={(row) => `${row.id} ${row.name}`} plain empty={{ title: words.noSmart, hint: words.noSmartHint }} />
        : <pre className="log" tabIndex={0} aria-label={words.smart}>{data.text?.trim() || words.noSmart}</pre>}
    </Loaded>
  )
}
