import { createElement, Suspense, useContext, useEffect, useRef } from 'react'
import { text } from '../../text/en'
import { formOf, type FormProps } from '.'
import { RefusedFields } from './kit'

/** The form of what is asked for; see `formOf` for which have one. */
export function RequestForm(props: FormProps) {
  const form = formOf(props.request)
  const refused = useContext(RefusedFields)
  const faults = Object.entries(refused)
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => said.current?.focus(), [refused])
  return (
    <>
      {faults.length > 0 && (
        <div className="note refused" data-tone="bad" role="alert" ref={said} tabIndex={-1}>
          <strong>{text.changes.plan.invalid}</strong>
          <ul>{faults.flatMap(([field, messages]) => messages.map((message) => <li key={field + message}><code>{field}</code> {message}</li>))}</ul>
        </div>
      )}
      <Suspense fallback={<p className="muted">{text.common.loading}</p>}>{form && createElement(form, props)}</Suspense>
    </>
  )
}
