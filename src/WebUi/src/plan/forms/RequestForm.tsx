import { createElement, Suspense } from 'react'
import { text } from '../../text/en'
import { formOf, type FormProps } from '.'

/** The form of what is asked for; see `formOf` for which have one. */
export function RequestForm(props: FormProps) {
  const form = formOf(props.request)
  return <Suspense fallback={<p className="muted">{text.common.loading}</p>}>{form && createElement(form, props)}</Suspense>
}
