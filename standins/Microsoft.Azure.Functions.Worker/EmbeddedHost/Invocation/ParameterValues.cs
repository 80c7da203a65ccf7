using System.ComponentModel;
using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

/// <summary>The arguments of one call.</summary>
internal static class ParameterValues
{
    public static async Task<object?[]> BindAsync(FunctionDescriptor function, TriggerInvocation trigger, FunctionContext context)
    {
        var values = new object?[function.Parameters.Count];
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = function.Parameters[index];
            values[index] = parameter == function.TriggerParameter
                ? await trigger.BindTrigger(parameter.ParameterType, context.CancellationToken).ConfigureAwait(false)
                : Other(parameter, trigger, context);
        }

        return values;
    }

    private static object? Other(ParameterInfo parameter, TriggerInvocation trigger, FunctionContext context)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return context;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return context.CancellationToken;
        }

        if (!trigger.BindingData.TryGetValue(parameter.Name!, out var value) || value is null)
        {
            return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        }

        if (parameter.ParameterType.IsInstanceOfType(value))
        {
            return value;
        }

        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value.ToString()!);
    }
}
