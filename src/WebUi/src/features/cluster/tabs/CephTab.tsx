import { useQuery } from '@tanstack/react-query'
import type { CephDaemon, CephDetail, CephOsd, CephPool } from '../../../api/pages'
import { nodeRead } from '../../../inventory/reads'
import { text } from '../../../text/en'
import { bytes, count, decimal, rate } from '../../../text/formats'
import { Bar } from '../../../ui/Bar'
import { Facts } from '../../../ui/Facts'
import { Section, Skeleton } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import { useCephNode } from '../facts'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.ceph
const HEALTH: Record<string, [tone: string, glyph: string]> = { HEALTH_OK: ['ok', '✔'], HEALTH_WARN: ['warn', '▲'], HEALTH_ERR: ['bad', '✖'] }

const osds: readonly ReadColumn<CephOsd>[] = [
  { id: 'name', header: words.osd, value: (row) => row.name ?? String(row.id), cell: (row) => <strong>{row.name ?? row.id}</strong> },
  { id: 'host', header: text.guests.head.node, value: (row) => row.host },
  { id: 'status', header: text.guests.head.status, value: (row) => `${row.status} ${row.in ? words.in : words.out}`, cell: (row) => <span data-tone={row.status === 'up' && row.in ? 'ok' : 'bad'}><span aria-hidden="true">{row.status === 'up' && row.in ? '✔ ' : '✖ '}</span>{row.status} / {row.in ? words.in : words.out}</span> },
  { id: 'class', header: words.deviceClass, value: (row) => row.device_class },
  { id: 'used', header: text.storage.head.used, value: (row) => row.percent_used, cell: (row) => (row.percent_used == null ? text.common.none : <Bar label={words.osd} value={row.percent_used} note={text.guests.usedOf(bytes(row.bytes_used), bytes(row.total_space))} />) },
  { id: 'latency', header: words.latency, align: 'right', value: (row) => row.apply_latency_ms, cell: (row) => words.ms(`${decimal(row.apply_latency_ms)} / ${decimal(row.commit_latency_ms)}`) },
  { id: 'version', header: words.version, value: (row) => row.ceph_version_short, wide: true },
]

const pools: readonly ReadColumn<CephPool>[] = [
  { id: 'name', header: text.guests.head.pool, value: (row) => row.pool_name, cell: (row) => <strong>{row.pool_name}</strong> },
  { id: 'type', header: text.guests.head.type, value: (row) => row.type },
  { id: 'size', header: words.size, value: (row) => `${row.size}/${row.min_size}` },
  { id: 'pgs', header: words.pgs, align: 'right', value: (row) => row.pg_num, cell: (row) => count(row.pg_num) },
  { id: 'autoscale', header: words.autoscale, value: (row) => row.pg_autoscale_mode, wide: true },
  { id: 'rule', header: words.rule, value: (row) => row.crush_rule_name, wide: true },
  { id: 'used', header: text.storage.head.used, value: (row) => row.bytes_used, cell: (row) => <Bar label={words.pools} value={(row.percent_used ?? 0) * 100} note={bytes(row.bytes_used)} /> },
]

const daemons: readonly ReadColumn<CephDaemon>[] = [
  { id: 'name', header: text.guests.head.name, value: (row) => row.name, cell: (row) => <strong>{row.name}</strong> },
  { id: 'host', header: text.guests.head.node, value: (row) => row.host },
  { id: 'state', header: text.guests.head.status, value: (row) => row.state },
  { id: 'addr', header: text.nodes.head.ip, value: (row) => row.addr },
  { id: 'version', header: words.version, value: (row) => row.ceph_version_short },
]

export default function CephTab({ controller }: ClusterTabProps) {
  const node = useCephNode(controller)
  const detail = useQuery({ ...nodeRead<CephDetail>(controller, node ?? '', '/ceph/detail'), enabled: node !== undefined })
  if (node === undefined) return <Skeleton lines={6} />
  return (
    <Section query={detail} what={words.title} title={words.title} lines={8}>
      {({ status, ...data }) => {
        const [tone, glyph] = HEALTH[status?.health ?? ''] ?? ['unknown', '?']
        const missing = Object.entries(data.problems)
        return (
          <>
            {missing.length > 0 && <div className="note" data-tone="warn"><span aria-hidden="true">◌ </span>{missing.map(([what, why]) => `${what}: ${why}`).join(' ')}</div>}
            {status && (
              <div className="card">
                <p className="panel-line"><span data-tone={tone}><span aria-hidden="true">{glyph} </span><strong>{status.health}</strong></span></p>
                {status.checks.length > 0 && <ul className="plain-list">{status.checks.map((check) => <li key={check.code}><strong>{check.code}</strong> {check.summary}</li>)}</ul>}
                <Facts
                  facts={[
                    status.used_percent != null && [text.storage.head.used, <><Bar label={words.title} value={status.used_percent} /> {text.guests.usedOf(bytes(status.used_bytes), bytes(status.total_bytes))}</>],
                    [words.osds, words.osdCount(count(status.num_osds_up), count(status.num_osds_in), count(status.num_osds))],
                    [words.monitors, words.quorum(status.quorum.length, status.mons.length)],
                    [words.pgs, count(status.num_pgs)],
                    [words.client, words.traffic(rate(status.read_bytes_per_second), rate(status.write_bytes_per_second), count(status.reads_per_second), count(status.writes_per_second))],
                    status.fsid && [words.fsid, <code key="fsid">{status.fsid}</code>],
                  ]}
                />
              </div>
            )}
            {data.osds && <Part title={words.osds} columns={osds} rows={data.osds} rowKey={(row) => String(row.id)} />}
            {data.pools && <Part title={words.pools} columns={pools} rows={data.pools} rowKey={(row) => String(row.pool)} />}
            {data.monitors && <Part title={words.monitors} columns={daemons} rows={data.monitors} rowKey={(row) => row.name} />}
            {data.mds && data.mds.length > 0 && <Part title={words.mds} columns={daemons} rows={data.mds} rowKey={(row) => row.name} />}
            {data.fs && data.fs.length > 0 && <section className="section"><h2>{words.fs}</h2><ul className="plain-list">{data.fs.map((each) => <li key={each.name}><strong>{each.name}</strong> <span className="muted">{words.fsPools(each.data_pool ?? '', each.metadata_pool ?? '')}</span></li>)}</ul></section>}
          </>
        )
      }}
    </Section>
  )
}

function Part<T>({ title, columns, rows, rowKey }: { title: string; columns: readonly ReadColumn<T>[]; rows: readonly T[]; rowKey: (row: T) => string }) {
  return <section className="section" aria-label={title}><h2>{title} <span className="muted count">{rows.length}</span></h2><ReadTable label={title} columns={columns} rows={rows} rowKey={rowKey} plain empty={{ title: words.none(title), hint: words.noneHint }} /></section>
}
