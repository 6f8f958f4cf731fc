import type { StorageContentItem } from '../../api/pages'
import { text } from '../../text/en'
import { bytes } from '../../text/formats'
import type { ReadColumn } from '../../ui/ReadTable'
import { Time } from '../../ui/Time'

const words = text.pages.content

const fileName = (volid: string) => volid.slice(volid.indexOf(':') + 1)

export const contentColumns: readonly ReadColumn<StorageContentItem>[] = [
  { id: 'name', header: text.storage.head.name, value: (item) => item.volid, cell: (item) => <span className="volume" title={item.volid}>{fileName(item.volid)}{item.protected && <span className="chip">{words.protected}</span>}{item.encrypted && <span className="chip">{words.encrypted}</span>}{item.verification && <span className="chip" data-tone={item.verification === 'ok' ? 'ok' : 'bad'}>{words.verified(item.verification)}</span>}</span> },
  { id: 'content', header: words.kind, value: (item) => (words.kinds as Record<string, string>)[item.content ?? ''] ?? item.content },
  { id: 'vmid', header: words.guest, align: 'right', value: (item) => item.vmid },
  { id: 'format', header: words.format, value: (item) => item.format, wide: true },
  { id: 'size', header: text.storage.head.total, align: 'right', value: (item) => item.size, cell: (item) => bytes(item.size) },
  { id: 'created', header: words.created, value: (item) => item.created_at, cell: (item) => <Time at={item.created_at} /> },
  { id: 'notes', header: words.notes, value: (item) => item.notes },
]
