using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Pipeline.Storage.Access;

namespace Pipeline.Web.Identity;

/// <summary>Asks for a person of the bureau with a role at least.</summary>
public sealed class RoleRequirement(BureauRole role) : AuthorizationHandler<RoleRequirement>, IAuthorizationRequirement
{
    /// <summary>The policy that asks for a role.</summary>
    public static string PolicyOf(BureauRole role) => "bureau:" + role;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (context.Resource is HttpContext http && BureauIdentity.Of(http) is { } person && person.Role >= role)
        {
            context.Succeed(requirement);
        }
        return Task.CompletedTask;
    }
}
