import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, type ReactNode } from 'react'
import { AppError } from '../../api/AppError'
import type { Guest, GuestType } from '../../api/types'
import { text } from '../../text/en'
import { count } from '../../text/formats'
import { download } from '../../ui/csv'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { Gaps } from '../../ui/Gaps'
import { useKeyHelp, type KeyHelp } from '../../ui/keys'
import { useColumns } from '../../ui/table/columns'
import { ColumnsMenu } from '../../ui/table/ColumnsMenu'
import { DataTable } from '../../ui/table/DataTable'
import { CreateGuest } from '../../plan/actions/CreateGuest'
import { BulkBar } from '../../plan/bulk/BulkBar'
import { useGuestTableActions } from '../../plan/actions/useGuestTableActions'
import { guestColumns, GuestOnPhone } from './columns'
import { ViewsMenu } from '../views/ViewsMenu'
import { guestsCsv } from './export'
import { faultsOf } from './faults'
import { GuestPanel } from './GuestPanel'
import { GuestQueryBox } from './GuestQueryBox'
import { hasValue, parseQuery, removeTerm, toggleValue } from './query'
import type { GuestSearch } from './search'
import { useGuestRows } from './useGuestRows'

interface Props {
  title: ReactNode
  search: GuestSearch
  /** `replace` for keystrokes; choices make an entry that Back returns to. */
  onSearch: (change: Partial<GuestSearch>, replace?: boolean) => void
  site?: string
  /** The cluster that the list is limited to. */
  controller?: string
  type?: GuestType
}

/** Any guest in seconds: of the fleet, or of one cluster. */
export function GuestTable({ title, search, onSearch, site, controller, type }: Props) {
  const { q = '', sort = 'name', sel } = search
  const filter = useMemo(() => ({ q, sort, site, controller, type }), [q, sort, site, controller, type])
  const { head, total, rowAt, onRange, drift, show, failed } = useGuestRows(filter)
  const columns = useMemo(() => guestColumns.filter((column) => (!controller || column.id !== 'cluster') && (!type || column.id !== 'type')), [controller, type])
  const { visible, choices, reset } = useColumns<Guest>(controller ? 'cluster.guests' : 'guests', columns)
  const open = useCallback((guest: Guest) => onSearch({ sel: guest.id }, sel !== undefined), [onSearch, sel])
  const navigate = useNavigate()
  const enter = useCallback((guest: Guest, tab = 'summary') => void navigate({ to: '/c/$controller/g/$type/$vmid/$tab', params: { controller: guest.controller_id, type: guest.vm_type, vmid: String(guest.vmid), tab } }), [navigate])
  const close = useCallback(() => onSearch({ sel: undefined }), [onSearch])
  const { picking, menu, onKey, onFocus, picked, clear, retry, pickMatching, host } = useGuestTableActions({ filter, total, rowAt, loaded: head.data?.items })
  const onTableKey = (key: string, guest: Guest | undefined) => {
    if (key !== 'c' || !guest) return onKey(key, guest)
    enter(guest, 'console')
    return true
  }
  const csv = useMutation({
    mutationFn: () => guestsCsv(filter, visible.map((column) => column.id)),
    onSuccess: (content) => download('guests.csv', content),
    onError: (error) => notifications.show({ color: 'red', message: text.habits.csv.failed(AppError.from(error).message) }),
  })
  useKeyHelp(text.keys.here, KEYS)
  const mark = useCallback((guest: Guest) => (drift.gone.has(guest.id) ? 'gone' : guest.stale ? 'stale' : undefined), [drift.gone])

  return (
    <div className="with-panel">
      <section className="list-page" aria-label={typeof title === 'string' ? title : text.guests.title}>
        <div className="list-head">
          <h1>{title} <span className="muted count">{head.data && count(total)}</span></h1>
          <GuestQueryBox value={q} problems={head.data?.problems} filter={filter} onChange={(next) => onSearch({ q: next || undefined }, true)} />
          <CreateGuest controller={controller} type={type} />
          <ViewsMenu list="guests" q={q || undefined} sort={search.sort} onChoose={(view) => onSearch(view)} />
          <Button variant="default" loading={csv.isPending} disabled={!head.data || total === 0} title={text.habits.csv.hint(count(total))} onClick={() => csv.mutate()}>{text.pages.read.csv}</Button>
          <ColumnsMenu choices={choices} reset={reset} />
        </div>
        <div className="chips-line">
          <Chips q={q} type={type} onChange={(next) => onSearch({ q: next || undefined })} />
          <DriftBar drift={drift} show={() => void show()} />
        </div>
        {head.data && <Gaps gaps={head.data.gaps} />}
        {head.isError && !head.data ? (
          <ErrorState what={text.error.load(text.guests.title.toLowerCase())} error={head.error} retry={() => void head.refetch()} />
        ) : head.data && total === 0 ? (
          <NoRows q={q} cluster={controller !== undefined} clear={() => onSearch({ q: undefined })} />
        ) : (
          <>
            {failed && <ErrorState what={text.error.load(text.guests.title.toLowerCase())} error={failed} retry={() => void show()} />}
            <DataTable
              label={typeof title === 'string' ? title : text.guests.title}
              columns={visible}
              count={head.data ? total : 12}
              rowAt={rowAt}
              rowId={(guest) => guest.id}
              sort={sort}
              onSort={(next) => onSearch({ sort: next === 'name' ? undefined : next })}
              selected={sel}
              onOpen={open}
              onEnter={enter}
              onRange={onRange}
              mark={mark}
              phone={GuestOnPhone}
              picking={picking}
              menu={menu}
              onFocus={onFocus}
              onKey={onTableKey}
            />
            {picked.length > 0 && <BulkBar guests={picked} total={total} onAll={pickMatching} onClear={clear} onDone={retry} />}
            {host}
          </>
        )}
      </section>
      {sel && <GuestPanel id={sel} onClose={close} />}
    </div>
  )
}

const KEYS: readonly KeyHelp[] = [
  { keys: 's', what: text.keys.what.power },
  { keys: 'r', what: text.keys.what.reboot },
  { keys: 'b', what: text.keys.what.backup },
  { keys: 'm', what: text.keys.what.migrate },
  { keys: 'c', what: text.keys.what.console },
  { keys: 'v', what: text.keys.what.views },
]

const QUICK = [['type', 'qemu'], ['type', 'lxc'], ['status', 'running'], ['status', 'stopped'], ['status', 'paused']] as const

function Chips({ q, type, onChange }: { q: string; type?: GuestType; onChange: (q: string) => void }) {
  const faults = faultsOf(q)
  const others = parseQuery(q).filter((term) => !QUICK.some(([field, value]) => !term.negative && term.field === field && term.values.includes(value)))
  return (
    <div className="chips" role="group" aria-label={text.guests.chips}>
      {QUICK.filter(([field]) => !type || field !== 'type').map(([field, value]) => {
        const on = hasValue(q, field, value)
        return (
          <button key={value} type="button" className="chip-button" aria-pressed={on} onClick={() => onChange(toggleValue(q, field, value))}>
            {text.guests.chip[value]}{on && <span aria-hidden="true"> ✕</span>}
          </button>
        )
      })}
      {others.map((term) => (
        <button key={term.text} type="button" className="chip-button" aria-pressed="true" data-wrong={faults.some((fault) => fault.start === term.start) || undefined} onClick={() => onChange(removeTerm(q, term))}>
          {faults.some((fault) => fault.start === term.start) && <span aria-hidden="true">▲ </span>}{term.text}<span aria-hidden="true"> ✕</span>
        </button>
      ))}
    </div>
  )
}

function DriftBar({ drift: { moved, added, gone, outdated }, show }: { drift: ReturnType<typeof useGuestRows>['drift']; show: () => void }) {
  const parts = [
    moved > 0 && text.guests.moved(moved),
    added > 0 && text.guests.added(added),
    gone.size > 0 && text.guests.gone(gone.size),
    outdated && text.guests.outdated,
  ].filter(Boolean)
  return (
    <div className="drift" role="status" data-empty={parts.length === 0 || undefined}>
      {parts.length > 0 && (
        <>
          {parts.join(' · ')}
          <Button variant="subtle" size="compact-xs" onClick={show}>{added > 0 || gone.size > 0 || outdated ? text.guests.show : text.guests.sortAgain}</Button>
        </>
      )}
    </div>
  )
}

function NoRows({ q, cluster, clear }: { q: string; cluster: boolean; clear: () => void }) {
  if (q) return <EmptyState title={text.guests.noMatchTitle} action={<Button variant="default" onClick={clear}>{text.guests.clear}</Button>}>{text.guests.noMatch(q)}</EmptyState>
  return <EmptyState title={text.guests.emptyTitle}>{cluster ? text.guests.emptyCluster : text.guests.empty}</EmptyState>
}
