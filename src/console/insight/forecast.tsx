// The forecast of one request: when it will probably be done, from how many, and what returned ones lacked.
import { useForecast, type Forecast } from '../data/insight.ts'
import { useWords } from '../words/words.tsx'

/** On a request under way. */
export function RequestForecast({ request, status }: { request: string; status: string }) {
  const forecast = useForecast(request, status === 'underway').data
  return status === 'underway' && forecast ? <ForecastNote forecast={forecast} /> : null
}

export function ForecastNote({ forecast }: { forecast: Forecast }) {
  const { w, pick, times } = useWords()
  const f = w.insight.forecast
  if (forecast.few)
    return (
      <p className="faint insight-forecast" data-testid="forecast">
        {f.few(forecast.n, forecast.needed)}
      </p>
    )
  const { risk, low, high } = forecast
  // A minute two days ahead would be a promise nobody can keep.
  const at = (iso: string): string => (times.sameDay(low, high) ? times.moment(iso) : times.day(iso))
  return (
    <div className="insight-forecast" data-testid="forecast">
      <p>
        {forecast.late ? (
          f.late(at(forecast.high))
        ) : (
          <>
            <strong>{f.likely(at(forecast.likely))}</strong>
            <span className="faint">
              {' '}
              {f.range(at(forecast.low), at(forecast.high))} · {f.basis(forecast.n)}
            </span>
          </>
        )}
      </p>
      {risk && (
        <>
          <p>{f.risk(risk.percent)}</p>
          {risk.traits.map((t) => (
            <p key={`${t.field.en} ${t.option.en}`} className="faint">
              {f.trait({ ...t, field: pick(t.field), option: pick(t.option) })}
            </p>
          ))}
          {risk.reasons.length > 0 && (
            <>
              <p className="faint">{f.fix}</p>
              <ul>
                {risk.reasons.map((r) => (
                  <li key={r.field.en}>
                    {f.reason({
                      field: pick(r.field),
                      missing: r.missing,
                      returned: r.returned,
                      elsewhere: r.missingElsewhere,
                      others: r.others,
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </div>
  )
}
