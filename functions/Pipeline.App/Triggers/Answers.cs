using System.Text;
using Microsoft.AspNetCore.Http;
using Pipeline.Steps.Status;

namespace Pipeline.App.Triggers;

/// <summary>Turns the desk's answers into HTTP.</summary>
internal static class Answers
{
    public static async Task<IResult> ToHttpAsync(this Task<Answer> asking)
    {
        var answer = await asking;
        return Results.Text(answer.Json, "application/json", Encoding.UTF8, answer.Status);
    }
}
