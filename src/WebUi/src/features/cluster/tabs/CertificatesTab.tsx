import type { NodeCertificate } from '../../../api/pages'
import { text } from '../../../text/en'
import { date, duration, iso } from '../../../text/formats'
import { useNow } from '../../../live/clock'
import { Copy } from '../../../ui/Copy'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { PerNode } from '../parts/PerNode'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.certificates
const SOON_DAYS = 30
const DAY = 86_400

type Row = NodeCertificate & { node: string }

const commonName = (subject: string | undefined) => /CN\s*=\s*([^/,]+)/.exec(subject ?? '')?.[1] ?? subject

const columns = (now: number): readonly ReadColumn<Row>[] => [
  { id: 'node', header: text.guests.head.node, value: (row) => row.node, cell: (row) => <strong>{row.node}</strong> },
  { id: 'file', header: words.file, value: (row) => row.filename },
  {
    id: 'ends', header: words.ends, value: (row) => row.notafter,
    cell: (row) => {
      const left = (row.notafter ?? 0) - now / 1000
      const tone = left < 0 ? 'bad' : left < SOON_DAYS * DAY ? 'warn' : undefined
      return <span data-tone={tone}>{tone && <span aria-hidden="true">{tone === 'bad' ? '✖ ' : '▲ '}</span>}{date(iso(row.notafter))} <span className="muted">{left < 0 ? words.expired : words.left(duration(left))}</span></span>
    },
  },
  { id: 'subject', header: words.subject, value: (row) => commonName(row.subject), cell: (row) => <span title={row.subject}>{commonName(row.subject)}{(row.san ?? []).length > 0 && <span className="reason">{row.san!.join(', ')}</span>}</span> },
  { id: 'issuer', header: words.issuer, value: (row) => commonName(row.issuer), cell: (row) => <span title={row.issuer}>{commonName(row.issuer)}</span> },
  { id: 'fingerprint', header: words.fingerprint, value: (row) => row.fingerprint, wide: true, cell: (row) => row.fingerprint ? <span className="nowrap"><code title={row.fingerprint}>{row.fingerprint.slice(0, 17)}…</code> <Copy value={row.fingerprint} what={words.fingerprint} /></span> : text.common.none },
]

export default function CertificatesTab({ controller, search, onSearch }: ClusterTabProps) {
  const now = useNow()
  return (
    <PerNode<NodeCertificate[]> controller={controller} title={words.title} what="/certificates">
      {(answered) => (
        <ReadTable
          label={words.title}
          columns={columns(now)}
          rows={answered.flatMap(({ node, answer }) => answer.map((each) => ({ ...each, node: node.name }))).toSorted((a, b) => (a.notafter ?? 0) - (b.notafter ?? 0) || a.node.localeCompare(b.node))}
          rowKey={(row) => `${row.node} ${row.filename}`}
          search={search}
          onSearch={onSearch}
          empty={{ title: words.emptyTitle, hint: words.empty }}
        />
      )}
    </PerNode>
  )
}
