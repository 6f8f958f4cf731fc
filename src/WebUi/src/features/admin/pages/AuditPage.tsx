import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { AuditLine } from '../../../api/admin'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { ExactTime } from '../../../ui/Time'
import { auditExport, auditLog, verifyAudit, type AuditSearch } from '../access'
import { PlainTable } from '../parts/PlainTable'

const route = getRouteApi('/shell/admin/audit')
const words = text.access.audit
const TYPING_MS = 300
const TONES = { succeeded: ['✔', 'ok'], denied: ['■', 'warn'], failed: ['✖', 'bad'], unknown: ['?', 'unknown'] } as const

/** Who did what, in a chain that shows whether somebody altered it. */
export function AuditPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const may = useAtLeast('org_admin')
  const list = useInfiniteQuery({ ...auditLog(search), enabled: may })
  const check = useMutation({ mutationFn: verifyAudit })
  const change = useDebouncedCallback((next: Partial<AuditSearch>) => void navigate({ to: '/admin/audit', search: (before: AuditSearch) => ({ ...before, ...next }), replace: true }), TYPING_MS)
  if (!may) return <EmptyState page title={text.access.needsOrgAdmin}>{text.access.needsOrgAdminHint}</EmptyState>
  const lines = list.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = Object.values(search).some(Boolean)
  return (
    <div className="page">
      <div className="list-head">
        <h1>{words.title}</h1>
        <span className="spacer" />
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>{words.verify}</Button>
        {(['csv', 'ndjson'] as const).map((format) => <Button key={format} component="a" variant="default" href={auditExport(search, format)} download>{words.exportLabel} {words[format]}</Button>)}
      </div>
      {check.isError && <ErrorState what={words.verify} error={check.error} />}
      {check.data && (
        <div className="note" data-tone={check.data.intact ? 'ok' : 'bad'} role="status">
          <span aria-hidden="true">{check.data.intact ? '✔ ' : '✖ '}</span>
          {check.data.intact ? words.intact(count(check.data.verified)) : words.broken(count(check.data.broken_at), words.reasons[check.data.reason ?? ''] ?? check.data.reason ?? '')}
        </div>
      )}
      <div className="filter-fields">
        <TextInput label={words.actor} defaultValue={search.actor} onChange={(event) => change({ actor: event.currentTarget.value || undefined })} />
        <TextInput label={words.action} placeholder={words.actionHint} defaultValue={search.action} onChange={(event) => change({ action: event.currentTarget.value || undefined })} />
        <TextInput label={words.since} type="date" defaultValue={search.since} onChange={(event) => change({ since: event.currentTarget.value || undefined })} />
        <TextInput label={words.until} type="date" defaultValue={search.until} onChange={(event) => change({ until: event.currentTarget.value || undefined })} />
      </div>
      {list.isError && !list.data && <ErrorState what={text.error.load(words.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />}
      {list.data && lines.length === 0 && <EmptyState title={words.emptyTitle}>{filtered ? words.noMatch : words.empty}</EmptyState>}
      {lines.length > 0 && <PlainTable label={words.title} head={Object.values(words.head)}>{lines.map((line) => <Line key={line.seq} line={line} />)}</PlainTable>}
      {list.hasNextPage && <div><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{words.more}</Button></div>}
    </div>
  )
}

function Line({ line }: { line: AuditLine }) {
  const [glyph, tone] = TONES[line.result] ?? TONES.unknown
  return (
    <tr>
      <td>{line.seq}</td>
      <td className="nowrap"><ExactTime at={line.at} /></td>
      <td>{line.username ?? words.system}</td>
      <td><code>{line.action}</code></td>
      <td>{line.change_id ? <Link to="/changes/$id" params={{ id: line.change_id }}>{line.target ?? line.change_id}</Link> : line.target}</td>
      <td><span className="status" data-tone={tone}><span className="glyph" aria-hidden="true">{glyph}</span>{words.results[line.result]}</span></td>
      <td>{line.detail}</td>
      <td>{line.address}</td>
    </tr>
  )
}
