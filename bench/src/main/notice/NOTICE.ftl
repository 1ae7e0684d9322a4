Gradcost
Licensed under the Apache License, Version 2.0.

This jar holds, as they were published:

<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#assign licenses = entry.getValue()/>
${project.groupId}:${project.artifactId}:${project.version} (${project.name}): <#list licenses as license>${license}<#sep>; </#list>
</#list>

The JMH of the OpenJDK is under the GNU General Public License, version 2, with the Classpath Exception.
The digits and iris data are under CC BY 4.0; see org/gradcost/family/data/README.md.
The notices of these projects follow.
