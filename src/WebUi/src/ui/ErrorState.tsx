import { Button } from '@mantine/core'
import { AppError } from '../api/AppError'
import { text } from '../text/en'
import { Copy } from './Copy'

/** In place of the part that failed: what, why in the server's words, a retry, and the request's id for a report. */
export function ErrorState({ what, error, retry }: { what: string; error: unknown; retry?: () => void }) {
  const { message, requestId } = AppError.from(error)
  return (
    <div className="error-state" role="alert">
      <strong><span aria-hidden="true">✖ </span>{what}</strong>
      <p>{message}</p>
      <div className="row">
        {retry && <Button variant="default" onClick={retry}>{text.common.retry}</Button>}
        {requestId && (
          <span className="muted small">
            {text.common.requestId} <code>{requestId}</code> <Copy value={requestId} what={text.common.requestId} />
          </span>
        )}
      </div>
    </div>
  )
}
