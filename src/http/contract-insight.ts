// Insight's part of the contract: findings within the reader's rights, the digest, the process map, forecasts.
import type { Acted } from '../assistant/insight/act.ts'
import type { FairnessView } from '../assistant/insight/fairness.ts'
import type { ForecastView } from '../assistant/insight/forecast.ts'
import type { LikelyView } from '../assistant/insight/likely.ts'
import type { SoonestView } from '../assistant/insight/soonest.ts'
import type { TemplateView } from '../assistant/insight/templates.ts'
import type { Rhythm } from '../assistant/insight/settings.ts'
import type {
  AccessView,
  DigestView,
  FindingDetail,
  FindingPage,
  InsightSummary,
  MapView,
  SettingsView,
} from '../assistant/insight/views.ts'

export interface InsightApi {
  'GET /api/insight': { out: InsightSummary }
  /** `state` and `kind` are comma-separated lists; `before` the id of the last one of the page before; `order` time or weight. */
  'GET /api/insight/findings?state=&kind=&person=&before=&order=': { out: FindingPage }
  'GET /api/insight/findings/:id': { out: FindingDetail }
  'POST /api/insight/findings/:id': {
    in: { act: 'answer' | 'confirm' | 'dismiss' | 'ask'; words?: string }
    out: { acted: Acted; message: string }
  }
  'GET /api/insight/digest?period=': { out: DigestView }
  /** The digest's pictures; a PNG. */
  'GET /api/insight/digest.png': { out: Blob }
  'PATCH /api/insight/rhythm': { in: { rhythm: Rhythm }; out: { ok: true } }
  /** `days`: how far back. */
  'GET /api/insight/map/:process?days=': { out: MapView }
  /** Who looked by office: for auditors and administrators. */
  'GET /api/insight/accesses': { out: readonly AccessView[] }
  /** Auditors: findings per hundred requests, by department. */
  'GET /api/insight/fairness': { out: FairnessView }
  /** Administrators. */
  'GET /api/insight/settings': { out: SettingsView }
  'PATCH /api/insight/settings': { in: SettingsView; out: { ok: true } }
  /** The reader's own habits: offered, never filled in by itself. */
  'GET /api/insight/templates/:process': { out: readonly TemplateView[] }
  /** What the reader probably wants to start. */
  'GET /api/insight/likely': { out: readonly LikelyView[] }
  /** Of the people the reader may pick as approvers: who has been the quickest. */
  'GET /api/insight/soonest/:process': { out: readonly SoonestView[] }
  /** `null` while nothing can be said. */
  'GET /api/requests/:id/forecast': { out: ForecastView | null }
}
