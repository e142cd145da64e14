import { answerOf, api, type Schemas } from '@/api/client';

export type OfficeScores = Schemas['OfficeScores'];
export type SubIndicatorScore = Schemas['SubIndicatorScore'];

export const officeScoresKey = (round: string, office: string) => ['scores', round, office] as const;

/** One office's scores with their inputs. */
export async function officeScores(round: string, office: string): Promise<OfficeScores> {
  const answer = await answerOf(api.GET('/api/v1/scores', { params: { query: { round, office } } }));
  if ('items' in answer) {
    throw new Error('a list where one office was asked for');
  }
  return answer;
}

/** Every office's scores, without inputs. */
export async function allScores(round: string): Promise<OfficeScores[]> {
  const answer = await answerOf(api.GET('/api/v1/scores', { params: { query: { round } } }));
  return 'items' in answer ? answer.items : [answer];
}
