import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AppError } from '../api/AppError'
import { text } from '../text/en'
import { ErrorState } from './ErrorState'
import { Time } from './Time'

const words = text.pages.read

type Read<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'isFetching' | 'refetch' | 'dataUpdatedAt'>

interface Props<T> {
  query: Read<T>
  /** As in "Could not load {what}". */
  what: string
  lines?: number
  /** In place of the error, where it says something else than that something failed. */
  on?: (error: AppError) => ReactNode
  children: (data: T) => ReactNode
}

/** An answer of the cluster in each of its states: on its way, failed, there, and there but asked again in vain. */
export function Loaded<T>({ query, what, lines = 4, on, children }: Props<T>) {
  const error = query.isError ? AppError.from(query.error) : undefined
  if (query.data === undefined) {
    if (!error) return <Skeleton lines={lines} />
    return <>{on?.(error) ?? <Failed what={what} error={error} retry={() => void query.refetch()} />}</>
  }
  return (
    <>
      {error && (
        <div className="note" data-tone="warn" role="status">
          <span aria-hidden="true">◌ </span>{words.stale} <Time at={new Date(query.dataUpdatedAt).toISOString()} />. {words.again(error.message)}
          <Button variant="subtle" size="compact-xs" onClick={() => void query.refetch()}>{text.common.retry}</Button>
        </div>
      )}
      {children(query.data)}
    </>
  )
}

function Failed({ what, error, retry }: { what: string; error: AppError; retry: () => void }) {
  const cure = (words.cures as Record<string, string>)[error.code]
  return (
    <>
      <ErrorState what={text.error.load(what)} error={error} retry={retry} />
      {cure && <p className="muted cure">{cure}</p>}
    </>
  )
}

export const Skeleton = ({ lines }: { lines: number }) => (
  <div className="skeleton-rows" role="status" aria-busy="true" aria-label={text.common.loading}>{Array.from({ length: lines }, (_, i) => <div key={i} />)}</div>
)

interface SectionProps<T> extends Props<T> {
  title: string
  count?: (data: T) => number
  actions?: ReactNode
}

/** A part of a page that was asked for by itself: it says when, and can be asked again. */
export function Section<T>({ title, count, actions, ...loaded }: SectionProps<T>) {
  const { query } = loaded
  return (
    <section className="section" aria-label={title}>
      <div className="section-head">
        <h2>{title}{query.data !== undefined && count && <span className="muted count"> {count(query.data)}</span>}</h2>
        <span className="spacer" />
        {actions}
        {query.dataUpdatedAt > 0 && <span className="muted small wide"><Time at={new Date(query.dataUpdatedAt).toISOString()} /></span>}
        <button type="button" className="icon-button" data-busy={query.isFetching || undefined} aria-label={words.refresh(title)} title={words.refresh(title)} onClick={() => void query.refetch()}>
          <IconRefresh size={16} aria-hidden="true" />
        </button>
      </div>
      <Loaded {...loaded} />
    </section>
  )
}
