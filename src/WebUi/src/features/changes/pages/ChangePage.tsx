import { getRouteApi, Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { AppError } from '../../../api/AppError'
import type { Change } from '../../../api/changes'
import { clusterDashboard } from '../../../inventory/clusters/queries'
import { ChangeLog } from '../../../plan/change/ChangeLog'
import { ChangeView, useChange } from '../../../plan/change/ChangeView'
import { useObjectName } from '../../../plan/change/useObjectName'
import { whatOf } from '../../../plan/look'
import { DiffView, PlanView } from '../../../plan/parts'
import { text } from '../../../text/en'
import { exact } from '../../../text/formats'
import { Copy } from '../../../ui/Copy'
import { ErrorState } from '../../../ui/ErrorState'
import { Facts } from '../../../ui/Facts'
import { NotFound } from '../../../ui/NotFound'
import { Time } from '../../../ui/Time'
import { historyOf, TABS, type HistoryEntry } from '../search'

const route = getRouteApi('/shell/changes/$id')
const words = text.changes.page

export function ChangePage() {
  const { id } = route.useParams()
  const { tab = 'plan' } = route.useSearch()
  const found = useChange(id)
  if (found.isError && !found.data) {
    const { status } = AppError.from(found.error)
    if (status === 404 || status === 403 || status === 422) return <NotFound title={text.error.notYours(text.changes.one)} hint={text.error.notYoursCure} />
    return <ErrorState what={text.error.load(text.changes.one.toLowerCase())} error={found.error} retry={() => void found.refetch()} />
  }
  if (!found.data) return <div className="page"><div className="skeleton-line" /></div>
  const change = found.data
  return (
    <div className="page change-page">
      <Head change={change} />
      <div className="plan card"><ChangeView id={id} /></div>
      <nav className="tabs" aria-label={words.tabsLabel}>
        {TABS.map((each) => (
          <Link key={each} to="/changes/$id" params={{ id }} search={{ tab: each === 'plan' ? undefined : each }} activeOptions={{ exact: true, includeSearch: true }}>{words.tabs[each]}</Link>
        ))}
      </nav>
      {tab === 'plan' ? <div className="plan"><PlanView plan={change.plan} diff={false} /></div>
        : tab === 'diff' ? <DiffView diff={change.plan.diff} />
        : tab === 'log' ? <ChangeLog change={change} tall />
        : <History change={change} />}
    </div>
  )
}

function Head({ change }: { change: Change }) {
  const name = useObjectName(change)
  const cluster = useQuery(clusterDashboard(change.controller_id)).data
  const { target } = change
  return (
    <>
      <h1>{whatOf(change)} {name}</h1>
      <Facts
        facts={[
          [words.what, <code key="feature">{change.feature} ({change.operation})</code>],
          [words.target, [target.vmid && `${text.guests.type[target.vm_type ?? 'qemu']} ${target.vmid}`, target.node, cluster?.controller_name].filter(Boolean).join(' · ')],
          [words.who, <>{change.requested_by.username}, <Time key="at" at={change.created_at} />, {words.origins[change.origin]}</>],
          change.notes && [words.notes, change.notes],
          (change.status === 'pending' || change.status === 'approved') && [words.expires, exact(change.expires_at)],
          [words.id, <span key="id"><code>{change.id}</code> <Copy value={change.id} what={words.id} /></span>],
        ]}
      />
    </>
  )
}

const GLYPHS: Record<HistoryEntry['kind'], string> = { asked: '+', planned: '≡', approved: '✔', rejected: '✖', attempt: '▶', sent: '→', ended: '■' }

const said = ({ kind, who = '', detail }: HistoryEntry) =>
  ({ asked: words.asked(who), planned: words.planned, approved: words.approvedBy(who), rejected: words.rejectedBy(who), attempt: words.attempt(who), sent: words.sent, ended: words.ended(detail ?? text.common.none) })[kind]

function History({ change }: { change: Change }) {
  return (
    <ol className="history">
      {historyOf(change).map((entry) => (
        <li key={`${entry.at} ${entry.kind}`}>
          <span aria-hidden="true" className="glyph">{GLYPHS[entry.kind]}</span>
          <span>{said(entry)}{entry.detail && entry.kind !== 'ended' && <span className="muted"> {entry.detail}</span>}</span>
          <time className="muted" dateTime={entry.at}>{exact(entry.at)}</time>
        </li>
      ))}
    </ol>
  )
}
