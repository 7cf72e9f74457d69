import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../platform/access/caller.ts';
import { By, Permit } from '../../platform/access/permit.ts';
import { idParam } from '../../platform/api.contract.ts';
import {
  reviewInput,
  reviewList,
  signature,
  signatureInput,
  type ReviewInput,
  type ReviewList,
  type SignatureInput,
  type SignatureView,
} from './review.contract.ts';
import { ReviewQueries } from './review.queries.ts';
import { Reviews } from './reviews.service.ts';

/** What waits for a physicist, and what was signed. */
@ApiTags('qc: review')
@Controller('qc')
export class ReviewController {
  constructor(
    private readonly queries: ReviewQueries,
    private readonly reviews: Reviews,
  ) {}

  @Get('review')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'What waits for review: what needs eyes, then batches of what passed' })
  @ApiResponse({ status: 200, standardSchema: reviewList })
  waiting(@By() caller: Caller): Promise<ReviewList> {
    return this.queries.waiting(caller);
  }

  @Post('reviews')
  @Permit('qc.sign', 'narrowed')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Accept sessions, send them back, make them void, or take that back; the unit’s physicist',
  })
  @ApiResponse({ status: 200, standardSchema: reviewList })
  async review(@Body({ schema: reviewInput }) input: ReviewInput, @By() caller: Caller): Promise<ReviewList> {
    await this.reviews.review(caller, input);
    return this.queries.waiting(caller);
  }

  @Post('signatures')
  @Permit('qc.sign', 'narrowed')
  @ApiOperation({ summary: 'Sign sessions, with one’s own password; the unit’s physicist' })
  @ApiResponse({ status: 201, standardSchema: signature })
  async sign(
    @Body({ schema: signatureInput }) input: SignatureInput,
    @By() caller: Caller,
  ): Promise<SignatureView> {
    return this.queries.signature(caller, await this.reviews.sign(caller, input));
  }

  @Get('signatures/:id')
  @Permit('qc.read', 'narrowed')
  @ApiOperation({ summary: 'A signature, and whether what was signed is as it was' })
  @ApiResponse({ status: 200, standardSchema: signature })
  signature(@Param('id', { schema: idParam }) id: number, @By() caller: Caller): Promise<SignatureView> {
    return this.queries.signature(caller, id);
  }
}
