import type { CheckRule } from '../../spec/index.ts';
import { judgeCategoryDrift } from './category-drift.ts';
import { judgeCoverage } from './coverage.ts';
import { duplicateShare, rejectedShare, supersededShare } from './fate-shares.ts';
import { judgeFileDrift } from './file-drift.ts';
import { judgeFreshness } from './freshness.ts';
import { joinedShare } from './joined-share.ts';
import { locatedShare } from './located-share.ts';
import { mappedShare } from './mapped-share.ts';
import { nearDuplicateShare } from './near-duplicate-share.ts';
import { judgeNullDrift } from './null-drift.ts';
import { nullShare } from './null-share.ts';
import { judgeReportingLag } from './reporting-lag.ts';
import { judgeRows } from './rows.ts';
import type { RuleJudge } from './scene.ts';
import { judgeShares } from './shares.ts';
import { judgeUnusualDays } from './unusual-days.ts';
import { judgeVolumeDrift } from './volume-drift.ts';

/** Every rule that a source may declare a limit for. */
export const rules: Readonly<Record<CheckRule, RuleJudge>> = {
  'rejected-share': judgeShares(rejectedShare),
  'duplicate-share': judgeShares(duplicateShare),
  'near-duplicate-share': judgeShares(nearDuplicateShare),
  'superseded-share': judgeShares(supersededShare),
  'mapped-share': judgeShares(mappedShare),
  'located-share': judgeShares(locatedShare),
  'joined-share': judgeShares(joinedShare),
  'null-share': judgeShares(nullShare),
  rows: judgeRows,
  freshness: judgeFreshness,
  coverage: judgeCoverage,
  'volume-drift': judgeVolumeDrift,
  'null-drift': judgeNullDrift,
  'category-drift': judgeCategoryDrift,
  'reporting-lag': judgeReportingLag,
  'unusual-days': judgeUnusualDays,
  'file-columns': judgeFileDrift('file-columns'),
  'file-volume': judgeFileDrift('file-volume'),
  'file-nulls': judgeFileDrift('file-nulls'),
  'file-categories': judgeFileDrift('file-categories'),
};
