import type { NodeCertificate } from '../../../api/pages'
import { PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { date, duration, iso } from '../../../text/formats'
import { useNow } from '../../../live/clock'
import { Copy } from '../../../ui/Copy'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { PerNode } from '../parts/PerNode'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.certificates
const more = text.clusterWork.certificates
const SOON_DAYS = 30
const DAY = 86_400

type Row = NodeCertificate & { node: string }

const commonName = (subject: string | undefined) => /CN\s*=\s*([^/,]+)/.exec(subject ?? '')?.[1] ?? subject

const columns = (controller: string, now: number): readonly ReadColumn<Row>[] => [
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
  { id: 'actions', header: more.actions, value: () => '', cell: (row) => <CertificateActions controller={controller} row={row} /> },
]

const OWN = 'pveproxy-ssl.pem'
const CLUSTERS = 'pve-ssl.pem'

/** At the cluster's own certificate another one is put in its place; at that one it is renewed or taken away. */
function CertificateActions({ controller, row: { node, filename } }: { controller: string; row: Row }) {
  const plan = { controller, node, name: node, form: true }
  return (
    <span className="actions">
      {filename === CLUSTERS && <PlanButton size="compact-xs" plan={{ ...plan, feature: 'proxmox.node.certificate_upload' }}>{more.upload}</PlanButton>}
      {filename === OWN && <PlanButton size="compact-xs" plan={{ ...plan, feature: 'proxmox.node.acme_renew' }}>{more.renew}</PlanButton>}
      {filename === OWN && <PlanButton size="compact-xs" plan={{ ...plan, feature: 'proxmox.node.certificate_delete', operation: 'delete' }}>{more.remove}</PlanButton>}
    </span>
  )
}

export default function CertificatesTab({ controller, search, onSearch }: ClusterTabProps) {
  const now = useNow()
  return (
    <PerNode<NodeCertificate[]> controller={controller} title={words.title} what="/certificates">
      {(answered) => (
        <ReadTable
          label={words.title}
          columns={columns(controller, now)}
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
