import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { BackupAges, threshold } from '../../../inventory/backups/BackupAges'
import { backupCoverage } from '../../../inventory/backups/coverage'
import type { ListSearch } from '../../../inventory/search'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { Gaps } from '../../../ui/Gaps'
import { Section } from '../../../ui/Loaded'

const route = getRouteApi('/shell/backups')
const words = text.pages.backups
export function BackupsPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const onSearch = useCallback((change: Partial<ListSearch>, replace = false) => void navigate({ to: '/backups', search: (before: ListSearch) => ({ ...before, ...change }), replace }), [navigate])
  const hours = threshold(search.threshold)
  const report = useQuery(backupCoverage(hours, search.site))
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <Section query={report} what={words.ages.toLowerCase()} title={words.ages} lines={10}>
        {(data) => (
          <>
            <Gaps gaps={data.gaps} />
            <ul className="coverage">
              {data.clusters.map((cluster) => (
                <li key={cluster.controller_id}>
                  <Link to="/c/$controller/$tab" params={{ controller: cluster.controller_id, tab: 'backup' }} search={{ threshold: search.threshold }}>{cluster.controller_name}</Link>
                  <Coverage covered={cluster.covered} stale={cluster.stale} never={cluster.never} total={cluster.total_guests} />
                </li>
              ))}
            </ul>
            <BackupAges
              ages={data.items}
              counts={data}
              problems={data.clusters.flatMap((cluster) => cluster.problems.map((each) => [cluster.controller_name, each.storage, each.node, each.reason].filter(Boolean).join(' · ')))}
              hours={hours}
              search={search}
              onSearch={onSearch}
            />
            {data.total > data.items.length && <p className="muted">{words.first(count(data.items.length), count(data.total))}</p>}
          </>
        )}
      </Section>
    </div>
  )
}

function Coverage({ covered, stale, never, total }: { covered: number; stale: number; never: number; total: number }) {
  const width = (part: number) => ({ width: `${total > 0 ? (part / total) * 100 : 0}%` })
  const said = words.coverage(count(covered), count(stale), count(never))
  return (
    <>
      <span className="coverage-bar" role="img" aria-label={said}>
        <span data-part="covered" style={width(covered)} /><span data-part="stale" style={width(stale)} /><span data-part="never" style={width(never)} />
      </span>
      <span className="muted">{said}</span>
    </>
  )
}
