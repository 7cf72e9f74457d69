import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { permissions, permissionWords, roleRights, roles } from '../platform/access/permissions.contract.ts';
import { Permit } from '../platform/access/permit.ts';
import { permissionTable, type PermissionTable } from './people.contract.ts';

/** The one table of who may do what, for everyone who is signed in. */
@ApiTags('people')
@Controller('permissions')
export class PermissionsController {
  @Get()
  @Permit('self', 'narrowed')
  @ApiOperation({ summary: 'Which role may do what' })
  @ApiResponse({ status: 200, standardSchema: permissionTable })
  table(): PermissionTable {
    return {
      permissions: permissions.map((permission) => ({ permission, words: permissionWords[permission] })),
      roles: roles.map((role) => {
        const { words, may, ownCasesOnly } = roleRights[role];
        return { role, words, may: [...may], ownCasesOnly };
      }),
    };
  }
}
